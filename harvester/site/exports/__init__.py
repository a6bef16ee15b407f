"""What other programs read: the API, feeds, badges and downloads. Pure: View → Output.

models     the shapes of the API: what others rely on
api        the documents of `/api/v1/`
"""
