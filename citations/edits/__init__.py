"""The edits: one rule, one file, one test.

A rule is a function of an `Examination`: it reads texts and facts, and notes what it finds with `find` (a problem) or
`refuse` (a problem that makes the text unknown to the rules after it). It never raises, never asks the clock, and asks the
court's tables only through `Reference`. The weight of what it finds is no business of the rule: that is the profile's.

The order counts: a rule may rely on what those before it have refused. `charge` decides which charges are accepted,
and the rules on speeds and over limits look at accepted ones only. Edit 16 needs what is on file and is asked by filing.
"""
