"""What the C headers do not say, as data for ``declare.py``: releases, ownership, and what socket options mean.

Nothing here is generated; this is the file to edit when a declaration turns out wrong.
"""

from __future__ import annotations

# Every stable function that is not listed here was already in CZMQ 4.0.2.
SINCE = {
    "4.1.1": """zsock_hwm zsock_mcast_loop zsock_recovery_ivl_msec zsock_set_hwm zsock_set_mcast_loop
        zsock_set_recovery_ivl_msec zsock_set_swap zsock_swap zsys_set_thread_priority zsys_set_thread_sched_policy""",
    "4.2.0": """zsock_bindtodevice zsock_gssapi_principal_nametype zsock_gssapi_service_principal_nametype
        zsock_loopback_fastpath zsock_metadata zsock_multicast_loop zsock_router_notify zsock_set_bindtodevice
        zsock_set_gssapi_principal_nametype zsock_set_gssapi_service_principal_nametype zsock_set_loopback_fastpath
        zsock_set_metadata zsock_set_multicast_loop zsock_set_router_notify zsock_set_zap_enforce_domain
        zsock_zap_enforce_domain zsys_set_thread_name_prefix zsys_thread_affinity_cpu_add
        zsys_thread_affinity_cpu_remove zsys_thread_name_prefix""",
    "4.2.1": """zsock_in_batch_size zsock_out_batch_size zsock_priority zsock_reconnect_stop zsock_set_disconnect_msg
        zsock_set_hello_msg zsock_set_in_batch_size zsock_set_only_first_subscribe zsock_set_out_batch_size
        zsock_set_priority zsock_set_reconnect_stop zsock_set_socks_password zsock_set_socks_username
        zsock_set_wss_cert_pem zsock_set_wss_hostname zsock_set_wss_key_pem zsock_set_wss_trust_pem
        zsock_set_wss_trust_system zsock_set_xpub_manual_last_value zsock_socks_password zsock_socks_username""",
}
OLDEST = "4.0.2"

# Not declared: cffi cannot pass a va_list, and each has a twin with "..." that can be called.
EXCLUDED = {"zsock_vsend", "zsock_vrecv", "zsys_vprintf"}

# Tags that neither the prototype nor the ownership sentence of the header gives.
#   own/borrow          who frees the returned pointer          unless ARG   borrowed when ARG is given, owned otherwise
#   size FN|N|ARG=N     how many bytes a byte pointer covers     null ARG     NULL is a meaning, not a mistake
#   consume ARG         the call takes ARG (on success)          give ARG     the call hands ARG back to the caller
#   keep ARG            the first argument goes on using ARG     out ARG...   filled in by the call
#   update ARG          re-points ARG                            free ARG     frees ARG
#   range ARG=LO..HI    CZMQ asserts or hangs on other numbers   stale ARG    what ARG has lent is no longer valid
FACTS = {
    "zactor_new": "null args",
    "zactor_send": "consume msg_p",
    "zactor_sock": "borrow",
    "zcert_meta_keys": "own",
    "zcert_new_from": "size public_key=32 secret_key=32",
    "zcert_public_key": "size 32",
    "zcert_secret_key": "size 32",
    "zcertstore_insert": "consume cert_p",
    "zcertstore_lookup": "borrow",
    "zcertstore_new": "null location",
    "zchunk_data": "borrow size zchunk_size",
    "zchunk_frommem": "own",
    "zchunk_new": "null data",
    "zchunk_packx": "consume self_p",
    "zclock_sleep": "range msecs=0..",
    "zconfig_at_depth": "borrow",
    "zconfig_child": "borrow",
    "zconfig_chunk_load": "own",
    "zconfig_chunk_save": "own",
    "zconfig_comments": "borrow",
    "zconfig_execute": "null arg",
    "zconfig_get": "borrow null default_value",
    "zconfig_locate": "borrow",
    "zconfig_name": "borrow",
    "zconfig_new": "unless parent null parent",
    "zconfig_next": "borrow",
    "zconfig_reload": "update self_p",
    "zconfig_remove": "consume self_p",
    "zconfig_set_comment": "null format",
    "zconfig_set_value": "null format",
    "zconfig_value": "borrow",
    "zdigest_data": "size zdigest_size",
    "zdigest_string": "borrow",
    "zdir_diff": "null older newer",
    "zdir_flatten": "own",
    "zdir_flatten_free": "free files_p",
    "zdir_new": "null parent",
    "zdir_patch_file": "borrow",
    "zfile_filename": "null path",
    "zfile_handle": "borrow",
    "zfile_new": "null path",
    "zfile_tmp": "own",
    "zframe_data": "borrow size zframe_size",
    "zframe_eq": "null other",
    "zframe_fprint": "null prefix",
    "zframe_frommem": "own",
    "zframe_new": "null data",
    "zframe_print": "null prefix",
    "zframe_send": "consume self_p range flags=0..7",
    "zframe_set_more": "range more=0..1",
    "zhash_comment": "null format",
    "zhash_freefn": "null free_fn",
    "zhashx_comment": "null format",
    "zhashx_dup_v2": "own",
    "zhashx_freefn": "null free_fn",
    "zhashx_unpack_own": "own",
    "zlist_comparefn": "null fn",
    "zlist_freefn": "null fn",
    "zlist_sort": "null compare",
    "zloop_poller": "null arg",
    "zloop_reader": "keep sock null arg",
    "zloop_ticket": "null arg",
    "zloop_timer": "null arg",
    "zmsg_add": "consume frame",
    "zmsg_addmsg": "consume msg_p",
    "zmsg_append": "consume frame_p",
    "zmsg_eq": "null other",
    "zmsg_first": "borrow",
    "zmsg_last": "borrow",
    "zmsg_next": "borrow",
    "zmsg_popmsg": "stale self",
    "zmsg_popstr": "stale self",
    "zmsg_prepend": "consume frame_p",
    "zmsg_push": "consume frame",
    "zmsg_remove": "give frame",
    "zmsg_send": "consume self_p",
    "zmsg_sendm": "consume self_p",
    "zmsg_unwrap": "own stale self",
    "zmsg_wrap": "consume frame",
    "zpoller_add": "keep reader",
    "zpoller_new": "keep reader null reader",
    "zpoller_wait": "range timeout=-1..",
    "zrex_fetch": "out string_p",
    "zrex_new": "null expression",
    "zsock_attach": "null endpoints",
    "zsock_new": "range type=0..11",
    "zsock_set_curve_publickey_bin": "size curve_publickey=32",
    "zsock_set_curve_secretkey_bin": "size curve_secretkey=32",
    "zsock_set_curve_serverkey_bin": "size curve_serverkey=32",
    "zstr_free": "free string_p",
    "zstr_recvx": "out string_p",
    "zstr_send": "null string",
    "zstr_sendm": "null string",
    "zsys_create_pipe": "own out backend_p",
    "zsys_daemonize": "null workdir",
    "zsys_handler_set": "null handler_fn",
    "zsys_hostname": "own",
    "zsys_run_as": "null lockfile group user",
    "zsys_set_auto_use_fd": "range auto_use_fd=0..1",
    "zsys_set_ipv6": "range ipv6=0..1",
    "zsys_set_linger": "range linger=0..",
    "zsys_set_logsender": "null endpoint",
    "zsys_set_logstream": "null stream",
    "zsys_set_max_msgsz": "range max_msgsz=0..",
    "zsys_set_pipehwm": "range pipehwm=0..",
    "zsys_set_rcvhwm": "range rcvhwm=0..",
    "zsys_set_sndhwm": "range sndhwm=0..",
    "zsys_sockname": "borrow range socktype=0..11",
    "zsys_sprintf": "own",
    "zsys_sprintf_hint": "own",
    "zsys_udp_recv": "own out peername",
    "zsys_version": "out major minor patch",
    "zuuid_data": "size zuuid_size",
    "zuuid_eq": "size compare=16",
    "zuuid_export": "out target size target=16",
    "zuuid_neq": "size compare=16",
    "zuuid_new_from": "size source=16",
    "zuuid_set": "size source=16",
    "zmq_version": "out major minor patch",
    "zmq_msg_data": "size zmq_msg_size",
    "zmq_proxy": "null capture",
    "zmq_proxy_steerable": "null capture",
    "zmq_socket_monitor": "null addr",
}
FACTS.update(
    (f"zsock_new_{kind}", "null endpoint")
    for kind in "pub req rep dealer router push pull xpub xsub pair stream "
    "server client radio dish gather scatter".split()
)
FACTS.update({"zsock_new_sub": "null endpoint subscribe", "zsock_new_dgram": "null endpoint"})

# libzmq: what a raw socket needs, and what pyczmq's zmq module offered.
ZMQ_FUNCTIONS = """errno strerror version has ctx_new ctx_term ctx_shutdown ctx_set ctx_get msg_init msg_init_size
    msg_init_data msg_send msg_recv msg_close msg_move msg_copy msg_data msg_size msg_more msg_get msg_set msg_gets
    socket close setsockopt getsockopt bind connect unbind disconnect send send_const recv sendmsg recvmsg
    sendiov recviov socket_monitor poll proxy proxy_steerable z85_encode z85_decode curve_keypair curve_public"""

ZMQ_CONSTANTS = """PAIR PUB SUB REQ REP DEALER ROUTER PULL PUSH XPUB XSUB STREAM XREQ XREP
    SERVER CLIENT RADIO DISH GATHER SCATTER DGRAM PEER CHANNEL
    IO_THREADS MAX_SOCKETS SOCKET_LIMIT THREAD_PRIORITY THREAD_SCHED_POLICY MAX_MSGSZ MSG_T_SIZE
    THREAD_AFFINITY_CPU_ADD THREAD_AFFINITY_CPU_REMOVE THREAD_NAME_PREFIX IO_THREADS_DFLT MAX_SOCKETS_DFLT BLOCKY
    AFFINITY ROUTING_ID SUBSCRIBE UNSUBSCRIBE RATE RECOVERY_IVL SNDBUF RCVBUF RCVMORE FD EVENTS TYPE LINGER
    RECONNECT_IVL BACKLOG RECONNECT_IVL_MAX MAXMSGSIZE SNDHWM RCVHWM MULTICAST_HOPS RCVTIMEO SNDTIMEO LAST_ENDPOINT
    ROUTER_MANDATORY TCP_KEEPALIVE TCP_KEEPALIVE_CNT TCP_KEEPALIVE_IDLE TCP_KEEPALIVE_INTVL IMMEDIATE XPUB_VERBOSE
    ROUTER_RAW IPV6 MECHANISM PLAIN_SERVER PLAIN_USERNAME PLAIN_PASSWORD CURVE_SERVER CURVE_PUBLICKEY CURVE_SECRETKEY
    CURVE_SERVERKEY PROBE_ROUTER REQ_CORRELATE REQ_RELAXED CONFLATE ZAP_DOMAIN ROUTER_HANDOVER TOS
    CONNECT_ROUTING_ID GSSAPI_SERVER GSSAPI_PRINCIPAL GSSAPI_SERVICE_PRINCIPAL GSSAPI_PLAINTEXT HANDSHAKE_IVL
    SOCKS_PROXY XPUB_NODROP XPUB_MANUAL XPUB_WELCOME_MSG STREAM_NOTIFY INVERT_MATCHING HEARTBEAT_IVL HEARTBEAT_TTL
    HEARTBEAT_TIMEOUT XPUB_VERBOSER CONNECT_TIMEOUT TCP_MAXRT THREAD_SAFE MULTICAST_MAXTPDU VMCI_BUFFER_SIZE
    VMCI_BUFFER_MIN_SIZE VMCI_BUFFER_MAX_SIZE VMCI_CONNECT_TIMEOUT USE_FD GSSAPI_PRINCIPAL_NAMETYPE
    GSSAPI_SERVICE_PRINCIPAL_NAMETYPE BINDTODEVICE ZAP_ENFORCE_DOMAIN LOOPBACK_FASTPATH METADATA MULTICAST_LOOP
    ROUTER_NOTIFY XPUB_MANUAL_LAST_VALUE SOCKS_USERNAME SOCKS_PASSWORD IN_BATCH_SIZE OUT_BATCH_SIZE WSS_KEY_PEM
    WSS_CERT_PEM WSS_TRUST_PEM WSS_HOSTNAME WSS_TRUST_SYSTEM ONLY_FIRST_SUBSCRIBE RECONNECT_STOP HELLO_MSG
    DISCONNECT_MSG PRIORITY IDENTITY CONNECT_RID TCP_ACCEPT_FILTER IPC_FILTER_PID IPC_FILTER_UID IPC_FILTER_GID
    IPV4ONLY DELAY_ATTACH_ON_CONNECT
    MORE SHARED SRCFD DONTWAIT NOBLOCK SNDMORE NULL PLAIN CURVE GSSAPI GROUP_MAX_LENGTH GSSAPI_NT_HOSTBASED
    GSSAPI_NT_USER_NAME GSSAPI_NT_KRB5_PRINCIPAL FAIL_UNROUTABLE ROUTER_BEHAVIOR
    EVENT_CONNECTED EVENT_CONNECT_DELAYED EVENT_CONNECT_RETRIED EVENT_LISTENING EVENT_BIND_FAILED EVENT_ACCEPTED
    EVENT_ACCEPT_FAILED EVENT_CLOSED EVENT_CLOSE_FAILED EVENT_DISCONNECTED EVENT_MONITOR_STOPPED EVENT_ALL
    EVENT_HANDSHAKE_FAILED_NO_DETAIL EVENT_HANDSHAKE_SUCCEEDED EVENT_HANDSHAKE_FAILED_PROTOCOL
    EVENT_HANDSHAKE_FAILED_AUTH
    PROTOCOL_ERROR_ZMTP_UNSPECIFIED PROTOCOL_ERROR_ZMTP_UNEXPECTED_COMMAND PROTOCOL_ERROR_ZMTP_INVALID_SEQUENCE
    PROTOCOL_ERROR_ZMTP_KEY_EXCHANGE PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED
    PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_MESSAGE PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_HELLO
    PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_INITIATE PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_ERROR
    PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_READY PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_WELCOME
    PROTOCOL_ERROR_ZMTP_INVALID_METADATA PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH
    PROTOCOL_ERROR_ZAP_UNSPECIFIED PROTOCOL_ERROR_ZAP_MALFORMED_REPLY PROTOCOL_ERROR_ZAP_BAD_REQUEST_ID
    PROTOCOL_ERROR_ZAP_BAD_VERSION PROTOCOL_ERROR_ZAP_INVALID_STATUS_CODE PROTOCOL_ERROR_ZAP_INVALID_METADATA
    PROTOCOL_ERROR_WS_UNSPECIFIED
    POLLIN POLLOUT POLLERR POLLPRI POLLITEMS_DFLT STREAMER FORWARDER QUEUE HAUSNUMERO"""
# libzmq's own error numbers. The system's (ENOTSOCK, EADDRINUSE, …) differ between systems: Python's errno has them.
ZMQ_ERRORS = "EFSM ENOCOMPATPROTO ETERM EMTHREAD"

# Socket options, beyond name and direction: kind or range, then one sentence. Kinds: int (default, with lo..hi),
# flag (0 or 1), u64, i64, text, blob (bytes of any content), curve (a key).
OPTIONS = {
    "affinity": ("u64", "Bit mask of the I/O threads that may serve new connections; 0 means all."),
    "backlog": ("0..", "How many incoming connections the system may queue; for sockets that bind."),
    "bindtodevice": ("text", "Name of the network interface to use; needs the right to do so."),
    "conflate": ("flag", "Keep only the newest message of the queue; set it before binding or connecting."),
    "connect_rid": ("blob", "Routing id a ROUTER gives to the next peer it connects to."),
    "connect_timeout": ("0..", "Milliseconds to wait for a connection to be made; 0 leaves it to the system."),
    "curve_publickey": ("curve", "Own public key, 40 characters of Z85 or 32 bytes; reads as Z85."),
    "curve_secretkey": ("curve", "Own secret key, 40 characters of Z85 or 32 bytes; reads as Z85."),
    "curve_server": ("flag", "1 makes this socket the server of CURVE security."),
    "curve_serverkey": ("curve", "Public key of the server to connect to; reads as Z85."),
    "delay_attach_on_connect": ("flag", "Older name of immediate."),
    "disconnect_msg": ("blob", "Message a ROUTER or server reads when a peer goes away."),
    "fd": ("", "File descriptor that wakes up when events may have changed."),
    "gssapi_plaintext": ("flag", "1 leaves messages unencrypted under GSSAPI."),
    "gssapi_principal": ("text", "GSSAPI name of this socket."),
    "gssapi_principal_nametype": ("0..2", "Kind of name in gssapi_principal: 0 host, 1 user, 2 Kerberos principal."),
    "gssapi_server": ("flag", "1 makes this socket the server of GSSAPI security."),
    "gssapi_service_principal": ("text", "GSSAPI name of the server to connect to."),
    "gssapi_service_principal_nametype": ("0..2", "Kind of name in gssapi_service_principal."),
    "handshake_ivl": ("0..", "Milliseconds a new connection may take for its handshake; 0 means for ever."),
    "heartbeat_ivl": ("0..", "Milliseconds between heartbeats; 0 sends none."),
    "heartbeat_timeout": (
        "0..",
        "Milliseconds to wait for the answer to a heartbeat; -1 reads as heartbeat_ivl.",
    ),
    "heartbeat_ttl": ("0..6553599", "Milliseconds after which the peer gives us up, in tenths of a second."),
    "hello_msg": ("blob", "Message sent to every new peer."),
    "identity": ("blob", "Name under which a ROUTER peer knows this socket, 1 to 255 bytes."),
    "immediate": ("flag", "1 queues messages only for connections that are made."),
    "in_batch_size": ("1..", "Bytes read from a connection at once."),
    "invert_matching": ("flag", "1 delivers what does not match the subscriptions."),
    "ipv4only": ("flag", "Older opposite of ipv6."),
    "ipv6": ("flag", "1 allows IPv6 addresses beside IPv4."),
    "last_endpoint": ("text", "The endpoint of the last bind or connect, with the real port."),
    "linger": ("-1..", "Milliseconds that unsent messages outlive close; 0 drops them, -1 waits for ever."),
    "loopback_fastpath": ("flag", "1 uses the fast loopback of Windows."),
    "maxmsgsize": ("i64", "Largest message to accept, in bytes; who sends more is cut off; -1 is no limit."),
    "mechanism": ("", "Security in use: 0 none, 1 PLAIN, 2 CURVE, 3 GSSAPI."),
    "metadata": ("text", "One 'X-name:value' pair told to every peer."),
    "multicast_hops": ("1..", "How many routers a multicast packet may pass."),
    "multicast_loop": ("flag", "1 also delivers multicast packets on the sending machine."),
    "multicast_maxtpdu": ("1..", "Largest multicast packet, in bytes."),
    "only_first_subscribe": ("flag", "1 reads only the first part of a message as a subscription (XPUB, XSUB)."),
    "out_batch_size": ("1..", "Bytes written to a connection at once."),
    "plain_password": ("text", "Password of a PLAIN client."),
    "plain_server": ("flag", "1 makes this socket the server of PLAIN security."),
    "plain_username": ("text", "User name of a PLAIN client."),
    "priority": ("0..", "Priority of the socket's packets in the system."),
    "probe_router": ("flag", "1 sends an empty message to each new peer, so a ROUTER learns of us."),
    "rate": ("1..", "Multicast speed in kilobits per second."),
    "rcvbuf": ("-1..", "Bytes of the system's receive buffer; -1 leaves it to the system."),
    "rcvhwm": ("0..", "How many messages a peer's receive queue holds; 0 is no limit."),
    "rcvmore": ("", "1 while more parts of the current message are to be read."),
    "rcvtimeo": ("-1..", "Milliseconds a receive may wait; -1 is for ever."),
    "reconnect_ivl": ("-1..", "Milliseconds before a lost connection is tried again; -1 never tries."),
    "reconnect_ivl_max": ("0..", "Longest pause in milliseconds when pauses double; 0 keeps reconnect_ivl."),
    "reconnect_stop": ("0..", "Which failures end reconnecting: bit 1 refused, bit 2 handshake, bit 4 disconnected."),
    "recovery_ivl": ("0..", "Milliseconds a multicast receiver may be absent without loss."),
    "req_correlate": ("flag", "1 marks requests so that late replies are dropped (REQ)."),
    "req_relaxed": ("flag", "1 lets a REQ send again without a reply."),
    "router_handover": ("flag", "1 lets a new peer take over the identity of an old one (ROUTER)."),
    "router_mandatory": ("flag", "1 makes sending to an unknown peer an error (ROUTER)."),
    "router_notify": ("0..3", "Which events a ROUTER reads as messages: bit 1 connect, bit 2 disconnect."),
    "router_raw": ("flag", "1 speaks plain TCP instead of ZMTP (ROUTER); STREAM is the newer way."),
    "sndbuf": ("-1..", "Bytes of the system's send buffer; -1 leaves it to the system."),
    "sndhwm": ("0..", "How many messages a peer's send queue holds; 0 is no limit."),
    "sndtimeo": ("-1..", "Milliseconds a send may wait; -1 is for ever."),
    "socks_password": ("text", "Password for the SOCKS5 proxy."),
    "socks_proxy": ("text", "host:port of the SOCKS5 proxy to connect through."),
    "socks_username": ("text", "User name for the SOCKS5 proxy."),
    "stream_notify": ("flag", "1 reads an empty message when a peer comes or goes (STREAM)."),
    "tcp_accept_filter": ("text", "Address range allowed to connect; more than one may be set."),
    "tcp_keepalive": ("-1..1", "TCP keep-alive: 1 on, 0 off, -1 as the system has it."),
    "tcp_keepalive_cnt": ("-1..", "Keep-alive probes before giving up; -1 as the system has it."),
    "tcp_keepalive_idle": ("-1..", "Seconds of silence before the first keep-alive probe; -1 as the system has it."),
    "tcp_keepalive_intvl": ("-1..", "Seconds between keep-alive probes; -1 as the system has it."),
    "tcp_maxrt": ("0..", "Milliseconds unacknowledged data may wait before a connection is dropped; 0 as the system."),
    "thread_safe": ("", "1 if the socket may be used by several threads; none of the stable types may."),
    "tos": ("0..", "Type-of-service byte of outgoing packets."),
    "vmci_buffer_max_size": ("u64", "Largest VMCI buffer in bytes."),
    "vmci_buffer_min_size": ("u64", "Smallest VMCI buffer in bytes."),
    "vmci_buffer_size": ("u64", "VMCI buffer in bytes."),
    "vmci_connect_timeout": ("0..", "Milliseconds to wait for a VMCI connection."),
    "wss_cert_pem": ("text", "Certificate of a secure WebSocket server, as PEM text."),
    "wss_hostname": ("text", "Host name a secure WebSocket client expects."),
    "wss_key_pem": ("text", "Private key of a secure WebSocket server, as PEM text."),
    "wss_trust_pem": ("text", "Certificate a secure WebSocket client trusts, as PEM text."),
    "wss_trust_system": ("flag", "1 trusts the system's certificates (secure WebSocket client)."),
    "xpub_manual": ("flag", "1 leaves subscribing to the program, which answers each request itself (XPUB)."),
    "xpub_manual_last_value": ("flag", "As xpub_manual, and the next message goes to the last subscriber only."),
    "xpub_nodrop": ("flag", "1 makes a full queue an error instead of dropping (PUB, XPUB)."),
    "xpub_verbose": ("flag", "1 reads every subscription, also repeated ones (XPUB)."),
    "xpub_verboser": ("flag", "1 reads every subscription and cancellation, also repeated ones (XPUB)."),
    "xpub_welcome_msg": ("blob", "Message each new subscriber gets; subscribers must ask for it."),
    "zap_domain": ("text", "Authentication domain of this socket."),
    "zap_enforce_domain": ("flag", "1 asks the authenticator only when zap_domain is set."),
}
# Left out, with the reason: no number in libzmq 4 (it dropped these), or not safe or not ours to offer.
NO_OPTION = {
    "hwm": "libzmq 2 only",
    "events": "a socket's own attribute",
    "mcast_loop": "libzmq 2 only",
    "recovery_ivl_msec": "libzmq 2 only",
    "subscribe": "a socket's method",
    "swap": "libzmq 2 only",
    "type": "a socket's own attribute",
    "unbounded": "not an option but a shorthand for both water marks 0",
    "unsubscribe": "a socket's method",
    "use_fd": "a wrong number ends the process",
    "wait": "not an option but waiting for a signal",
    "curve_publickey_bin": "curve_publickey takes both",
    "curve_secretkey_bin": "curve_secretkey takes both",
    "curve_serverkey_bin": "curve_serverkey takes both",
    "connect_rid_bin": "connect_rid takes both",
}
