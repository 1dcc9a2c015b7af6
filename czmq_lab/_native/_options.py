"""Socket options as attributes: written by tools/declare.py from the ``zsock`` declarations and tools/facts.py.

Change those, not this file.
"""

from __future__ import annotations

from typing import NoReturn

from .options import Blob, Curve, Int, Option, Text, Wide


class Options:
    """Every socket option that CZMQ knows, checked before libzmq sees it; times are milliseconds, as in libzmq.

    >>> Options.linger
    <option linger: Milliseconds that unsent messages outlive close; 0 drops them, -1 waits for ever.>
    """

    __slots__ = ()

    affinity: Option[int, int] = Wide(
        4, "rw", "Bit mask of the I/O threads that may serve new connections; 0 means all.", 0, 2**64 - 1
    )
    backlog: Option[int, int] = Int(
        19, "rw", "How many incoming connections the system may queue; for sockets that bind.", 0
    )
    bindtodevice: Option[str, str | bytes] = Text(
        92, "rw", "Name of the network interface to use; needs the right to do so."
    )
    conflate: Option[NoReturn, int] = Int(
        54, "w", "Keep only the newest message of the queue; set it before binding or connecting.", 0, 1
    )
    connect_rid: Option[NoReturn, str | bytes] = Blob(
        61, "w", "Routing id a ROUTER gives to the next peer it connects to."
    )
    connect_timeout: Option[int, int] = Int(
        79, "rw", "Milliseconds to wait for a connection to be made; 0 leaves it to the system.", 0
    )
    curve_publickey: Option[str, str | bytes] = Curve(
        48, "rw", "Own public key, 40 characters of Z85 or 32 bytes; reads as Z85."
    )
    curve_secretkey: Option[str, str | bytes] = Curve(
        49, "rw", "Own secret key, 40 characters of Z85 or 32 bytes; reads as Z85."
    )
    curve_server: Option[int, int] = Int(47, "rw", "1 makes this socket the server of CURVE security.", 0, 1)
    curve_serverkey: Option[str, str | bytes] = Curve(50, "rw", "Public key of the server to connect to; reads as Z85.")
    delay_attach_on_connect: Option[NoReturn, int] = Int(39, "w", "Older name of immediate.", 0, 1)
    disconnect_msg: Option[NoReturn, str | bytes] = Blob(
        111, "w", "Message a ROUTER or server reads when a peer goes away."
    )
    fd: Option[int, NoReturn] = Int(14, "r", "File descriptor that wakes up when events may have changed.")
    gssapi_plaintext: Option[int, int] = Int(65, "rw", "1 leaves messages unencrypted under GSSAPI.", 0, 1)
    gssapi_principal: Option[str, str | bytes] = Text(63, "rw", "GSSAPI name of this socket.")
    gssapi_principal_nametype: Option[int, int] = Int(
        90, "rw", "Kind of name in gssapi_principal: 0 host, 1 user, 2 Kerberos principal.", 0, 2
    )
    gssapi_server: Option[int, int] = Int(62, "rw", "1 makes this socket the server of GSSAPI security.", 0, 1)
    gssapi_service_principal: Option[str, str | bytes] = Text(64, "rw", "GSSAPI name of the server to connect to.")
    gssapi_service_principal_nametype: Option[int, int] = Int(
        91, "rw", "Kind of name in gssapi_service_principal.", 0, 2
    )
    handshake_ivl: Option[int, int] = Int(
        66, "rw", "Milliseconds a new connection may take for its handshake; 0 means for ever.", 0
    )
    heartbeat_ivl: Option[int, int] = Int(75, "rw", "Milliseconds between heartbeats; 0 sends none.", 0)
    heartbeat_timeout: Option[int, int] = Int(
        77, "rw", "Milliseconds to wait for the answer to a heartbeat; -1 reads as heartbeat_ivl.", 0
    )
    heartbeat_ttl: Option[int, int] = Int(
        76, "rw", "Milliseconds after which the peer gives us up, in tenths of a second.", 0, 6553599
    )
    hello_msg: Option[NoReturn, str | bytes] = Blob(110, "w", "Message sent to every new peer.")
    identity: Option[bytes, str | bytes] = Blob(
        5, "rw", "Name under which a ROUTER peer knows this socket, 1 to 255 bytes."
    )
    immediate: Option[int, int] = Int(39, "rw", "1 queues messages only for connections that are made.", 0, 1)
    in_batch_size: Option[int, int] = Int(101, "rw", "Bytes read from a connection at once.", 1)
    invert_matching: Option[int, int] = Int(74, "rw", "1 delivers what does not match the subscriptions.", 0, 1)
    ipv4only: Option[int, int] = Int(31, "rw", "Older opposite of ipv6.", 0, 1)
    ipv6: Option[int, int] = Int(42, "rw", "1 allows IPv6 addresses beside IPv4.", 0, 1)
    last_endpoint: Option[str, NoReturn] = Text(
        32, "r", "The endpoint of the last bind or connect, with the real port."
    )
    linger: Option[int, int] = Int(
        17, "rw", "Milliseconds that unsent messages outlive close; 0 drops them, -1 waits for ever.", -1
    )
    loopback_fastpath: Option[int, int] = Int(94, "rw", "1 uses the fast loopback of Windows.", 0, 1)
    maxmsgsize: Option[int, int] = Wide(
        22, "rw", "Largest message to accept, in bytes; who sends more is cut off; -1 is no limit.", -1, 2**63 - 1
    )
    mechanism: Option[int, NoReturn] = Int(43, "r", "Security in use: 0 none, 1 PLAIN, 2 CURVE, 3 GSSAPI.")
    metadata: Option[str, str | bytes] = Text(95, "rw", "One 'X-name:value' pair told to every peer.")
    multicast_hops: Option[int, int] = Int(25, "rw", "How many routers a multicast packet may pass.", 1)
    multicast_loop: Option[int, int] = Int(96, "rw", "1 also delivers multicast packets on the sending machine.", 0, 1)
    multicast_maxtpdu: Option[int, int] = Int(84, "rw", "Largest multicast packet, in bytes.", 1)
    only_first_subscribe: Option[NoReturn, int] = Int(
        108, "w", "1 reads only the first part of a message as a subscription (XPUB, XSUB).", 0, 1
    )
    out_batch_size: Option[int, int] = Int(102, "rw", "Bytes written to a connection at once.", 1)
    plain_password: Option[str, str | bytes] = Text(46, "rw", "Password of a PLAIN client.")
    plain_server: Option[int, int] = Int(44, "rw", "1 makes this socket the server of PLAIN security.", 0, 1)
    plain_username: Option[str, str | bytes] = Text(45, "rw", "User name of a PLAIN client.")
    priority: Option[int, int] = Int(112, "rw", "Priority of the socket's packets in the system.", 0)
    probe_router: Option[NoReturn, int] = Int(
        51, "w", "1 sends an empty message to each new peer, so a ROUTER learns of us.", 0, 1
    )
    rate: Option[int, int] = Int(8, "rw", "Multicast speed in kilobits per second.", 1)
    rcvbuf: Option[int, int] = Int(12, "rw", "Bytes of the system's receive buffer; -1 leaves it to the system.", -1)
    rcvhwm: Option[int, int] = Int(24, "rw", "How many messages a peer's receive queue holds; 0 is no limit.", 0)
    rcvmore: Option[int, NoReturn] = Int(13, "r", "1 while more parts of the current message are to be read.")
    rcvtimeo: Option[int, int] = Int(27, "rw", "Milliseconds a receive may wait; -1 is for ever.", -1)
    reconnect_ivl: Option[int, int] = Int(
        18, "rw", "Milliseconds before a lost connection is tried again; -1 never tries.", -1
    )
    reconnect_ivl_max: Option[int, int] = Int(
        21, "rw", "Longest pause in milliseconds when pauses double; 0 keeps reconnect_ivl.", 0
    )
    reconnect_stop: Option[int, int] = Int(
        109, "rw", "Which failures end reconnecting: bit 1 refused, bit 2 handshake, bit 4 disconnected.", 0
    )
    recovery_ivl: Option[int, int] = Int(9, "rw", "Milliseconds a multicast receiver may be absent without loss.", 0)
    req_correlate: Option[NoReturn, int] = Int(
        52, "w", "1 marks requests so that late replies are dropped (REQ).", 0, 1
    )
    req_relaxed: Option[NoReturn, int] = Int(53, "w", "1 lets a REQ send again without a reply.", 0, 1)
    router_handover: Option[NoReturn, int] = Int(
        56, "w", "1 lets a new peer take over the identity of an old one (ROUTER).", 0, 1
    )
    router_mandatory: Option[NoReturn, int] = Int(
        33, "w", "1 makes sending to an unknown peer an error (ROUTER).", 0, 1
    )
    router_notify: Option[int, int] = Int(
        97, "rw", "Which events a ROUTER reads as messages: bit 1 connect, bit 2 disconnect.", 0, 3
    )
    router_raw: Option[NoReturn, int] = Int(
        41, "w", "1 speaks plain TCP instead of ZMTP (ROUTER); STREAM is the newer way.", 0, 1
    )
    sndbuf: Option[int, int] = Int(11, "rw", "Bytes of the system's send buffer; -1 leaves it to the system.", -1)
    sndhwm: Option[int, int] = Int(23, "rw", "How many messages a peer's send queue holds; 0 is no limit.", 0)
    sndtimeo: Option[int, int] = Int(28, "rw", "Milliseconds a send may wait; -1 is for ever.", -1)
    socks_password: Option[str, str | bytes] = Text(100, "rw", "Password for the SOCKS5 proxy.")
    socks_proxy: Option[str, str | bytes] = Text(68, "rw", "host:port of the SOCKS5 proxy to connect through.")
    socks_username: Option[str, str | bytes] = Text(99, "rw", "User name for the SOCKS5 proxy.")
    stream_notify: Option[NoReturn, int] = Int(
        73, "w", "1 reads an empty message when a peer comes or goes (STREAM).", 0, 1
    )
    tcp_accept_filter: Option[str, str | bytes] = Text(
        38, "rw", "Address range allowed to connect; more than one may be set."
    )
    tcp_keepalive: Option[int, int] = Int(34, "rw", "TCP keep-alive: 1 on, 0 off, -1 as the system has it.", -1, 1)
    tcp_keepalive_cnt: Option[int, int] = Int(
        35, "rw", "Keep-alive probes before giving up; -1 as the system has it.", -1
    )
    tcp_keepalive_idle: Option[int, int] = Int(
        36, "rw", "Seconds of silence before the first keep-alive probe; -1 as the system has it.", -1
    )
    tcp_keepalive_intvl: Option[int, int] = Int(
        37, "rw", "Seconds between keep-alive probes; -1 as the system has it.", -1
    )
    tcp_maxrt: Option[int, int] = Int(
        80, "rw", "Milliseconds unacknowledged data may wait before a connection is dropped; 0 as the system.", 0
    )
    thread_safe: Option[int, NoReturn] = Int(
        81, "r", "1 if the socket may be used by several threads; none of the stable types may."
    )
    tos: Option[int, int] = Int(57, "rw", "Type-of-service byte of outgoing packets.", 0)
    vmci_buffer_max_size: Option[int, int] = Wide(87, "rw", "Largest VMCI buffer in bytes.", 0, 2**64 - 1)
    vmci_buffer_min_size: Option[int, int] = Wide(86, "rw", "Smallest VMCI buffer in bytes.", 0, 2**64 - 1)
    vmci_buffer_size: Option[int, int] = Wide(85, "rw", "VMCI buffer in bytes.", 0, 2**64 - 1)
    vmci_connect_timeout: Option[int, int] = Int(88, "rw", "Milliseconds to wait for a VMCI connection.", 0)
    wss_cert_pem: Option[NoReturn, str | bytes] = Text(
        104, "w", "Certificate of a secure WebSocket server, as PEM text."
    )
    wss_hostname: Option[NoReturn, str | bytes] = Text(106, "w", "Host name a secure WebSocket client expects.")
    wss_key_pem: Option[NoReturn, str | bytes] = Text(
        103, "w", "Private key of a secure WebSocket server, as PEM text."
    )
    wss_trust_pem: Option[NoReturn, str | bytes] = Text(
        105, "w", "Certificate a secure WebSocket client trusts, as PEM text."
    )
    wss_trust_system: Option[NoReturn, int] = Int(
        107, "w", "1 trusts the system's certificates (secure WebSocket client).", 0, 1
    )
    xpub_manual: Option[NoReturn, int] = Int(
        71, "w", "1 leaves subscribing to the program, which answers each request itself (XPUB).", 0, 1
    )
    xpub_manual_last_value: Option[NoReturn, int] = Int(
        98, "w", "As xpub_manual, and the next message goes to the last subscriber only.", 0, 1
    )
    xpub_nodrop: Option[NoReturn, int] = Int(
        69, "w", "1 makes a full queue an error instead of dropping (PUB, XPUB).", 0, 1
    )
    xpub_verbose: Option[NoReturn, int] = Int(40, "w", "1 reads every subscription, also repeated ones (XPUB).", 0, 1)
    xpub_verboser: Option[NoReturn, int] = Int(
        78, "w", "1 reads every subscription and cancellation, also repeated ones (XPUB).", 0, 1
    )
    xpub_welcome_msg: Option[NoReturn, str | bytes] = Blob(
        72, "w", "Message each new subscriber gets; subscribers must ask for it."
    )
    zap_domain: Option[str, str | bytes] = Text(55, "rw", "Authentication domain of this socket.")
    zap_enforce_domain: Option[int, int] = Int(93, "rw", "1 asks the authenticator only when zap_domain is set.", 0, 1)
