"""What can be done in the queue: assign, correct one citation, fix one error in many, keep a list to work by."""
