"""Training of the reader: layers over the tagger's, and a ranker of antecedents.

`python -m onrecord.training.reader CORPORA` makes documents of the corpora (`documents`, `hidden_names`),
labels their mentions (`mention_labels`), fits the network (`fit`), writes its weights (`export`), calibrates
its probabilities (`calibration`) and measures it (`measure`).
"""
