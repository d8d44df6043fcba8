"""The trained model of sentiment towards a target: a text and mentions in it to probabilities."""
