"""Training of the reader: one encoder with heads for attribution, names and antecedents.

`python -m onrecord.training.reader CORPORA` makes documents of the corpora (`documents`, `hidden_names`),
labels their mentions (`mention_labels`), fits the network (`fit`), writes its weights (`export`), makes its
probabilities hold (`calibration`) and measures it (`measure`).
"""
