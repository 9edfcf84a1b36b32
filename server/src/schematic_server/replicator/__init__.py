"""`schematic replicator`: one connection in, a Redis filled and kept, for as many processes as read from it.

settings    the environment variables, those of the official replicator
replicator  the connection: load, follow, replay; starts and ends everything else
load        all companies and users, asked for one by one over the connection
batch       what messages make of documents                                             (pure)
store       the documents in Redis, and the cursor
lock        one writer at a time
health      what is told over HTTP
"""
