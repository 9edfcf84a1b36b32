"""The data stream: flags, companies and users over a socket, so that checks are answered in the process.

protocol    addresses, requests, messages, delays                                  (pure)
merge       a partial onto a document, and use that no message has told of yet     (pure)
"""
