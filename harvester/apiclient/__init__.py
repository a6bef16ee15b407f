"""Asking the programming interface of one forge: conditional, counted, patient, with its own token.

client   one question and its answer        store    what was answered before, and its ETag
tokens   which host may hear which token    trouble  why there is no answer
"""

from harvester.apiclient.client import Client, Reply
from harvester.apiclient.store import Store
from harvester.apiclient.tokens import tokens_of, variable_of
from harvester.apiclient.trouble import NoAnswer

__all__ = ["Client", "NoAnswer", "Reply", "Store", "tokens_of", "variable_of"]
