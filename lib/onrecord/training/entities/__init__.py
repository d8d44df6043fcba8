"""Training of the network that finds entities (`networks.entities`).

`python -m onrecord.training.entities CORPORA` reads the corpora (`texts`), says which tags each word may have
(`tags`), fits the network on the shipped reader's vectors (`fit`), writes its weights and measures it.
"""
