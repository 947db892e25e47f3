//! What was answered, as numbers: weights, estimates, needs and their ranks.
