"""The shapes of the API. Others rely on them: see docs/api-changelog.md before a change.

They are models of their own, so that a change inside the programme does not change the API.
"""
