"""News for the rooms above. Sent inside the transaction: what a receiver refuses did not happen."""

from django.dispatch import Signal

package_forwarded = Signal()
"""Arguments: `package`, `officers` (list of Officer), `actor`, `at`."""
