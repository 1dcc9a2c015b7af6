/*  What libczmq 4.2.1 and libzmq can do: prototypes and tags, for both binding modes.

    Derived from the public headers of CZMQ and libzmq, which are
    Copyright (c) the Contributors as noted in their AUTHORS files.
    This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
    distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.

    Written by tools/declare.py from the headers and tools/facts.py; change those, not this file.

    @since X        in every stable release from X on        @draft   only in builds with CZMQ's draft API
    @own            the caller must destroy the result       @borrow  the result belongs to an argument or to CZMQ
    @unless ARG     ... but the result is borrowed when ARG is given
    @size FN        the result has FN (arguments) bytes, or that many when a number; ARG=N speaks of an argument
    @consume ARG    the call takes ARG                       @give ARG     the call hands ARG back to the caller
    @keep ARG       the first argument goes on using ARG     @null ARG     NULL has a meaning
    @out ARG        filled in by the call                    @update ARG   points elsewhere afterwards
    @range ARG=A..B CZMQ survives these numbers only         @stale ARG    ends what ARG has lent
    @destroy        ends its argument                        @free ARG     frees ARG
    @actor          for zactor_new, not to be called         @test         CZMQ's test of itself
*/

/* zmq */

#define ZMQ_PAIR 0
#define ZMQ_PUB 1
#define ZMQ_SUB 2
#define ZMQ_REQ 3
#define ZMQ_REP 4
#define ZMQ_DEALER 5
#define ZMQ_ROUTER 6
#define ZMQ_PULL 7
#define ZMQ_PUSH 8
#define ZMQ_XPUB 9
#define ZMQ_XSUB 10
#define ZMQ_STREAM 11
#define ZMQ_XREQ 5
#define ZMQ_XREP 6
#define ZMQ_SERVER 12
#define ZMQ_CLIENT 13
#define ZMQ_RADIO 14
#define ZMQ_DISH 15
#define ZMQ_GATHER 16
#define ZMQ_SCATTER 17
#define ZMQ_DGRAM 18
#define ZMQ_PEER 19
#define ZMQ_CHANNEL 20
#define ZMQ_IO_THREADS 1
#define ZMQ_MAX_SOCKETS 2
#define ZMQ_SOCKET_LIMIT 3
#define ZMQ_THREAD_PRIORITY 3
#define ZMQ_THREAD_SCHED_POLICY 4
#define ZMQ_MAX_MSGSZ 5
#define ZMQ_MSG_T_SIZE 6
#define ZMQ_THREAD_AFFINITY_CPU_ADD 7
#define ZMQ_THREAD_AFFINITY_CPU_REMOVE 8
#define ZMQ_THREAD_NAME_PREFIX 9
#define ZMQ_IO_THREADS_DFLT 1
#define ZMQ_MAX_SOCKETS_DFLT 1023
#define ZMQ_BLOCKY 70
#define ZMQ_AFFINITY 4
#define ZMQ_ROUTING_ID 5
#define ZMQ_SUBSCRIBE 6
#define ZMQ_UNSUBSCRIBE 7
#define ZMQ_RATE 8
#define ZMQ_RECOVERY_IVL 9
#define ZMQ_SNDBUF 11
#define ZMQ_RCVBUF 12
#define ZMQ_RCVMORE 13
#define ZMQ_FD 14
#define ZMQ_EVENTS 15
#define ZMQ_TYPE 16
#define ZMQ_LINGER 17
#define ZMQ_RECONNECT_IVL 18
#define ZMQ_BACKLOG 19
#define ZMQ_RECONNECT_IVL_MAX 21
#define ZMQ_MAXMSGSIZE 22
#define ZMQ_SNDHWM 23
#define ZMQ_RCVHWM 24
#define ZMQ_MULTICAST_HOPS 25
#define ZMQ_RCVTIMEO 27
#define ZMQ_SNDTIMEO 28
#define ZMQ_LAST_ENDPOINT 32
#define ZMQ_ROUTER_MANDATORY 33
#define ZMQ_TCP_KEEPALIVE 34
#define ZMQ_TCP_KEEPALIVE_CNT 35
#define ZMQ_TCP_KEEPALIVE_IDLE 36
#define ZMQ_TCP_KEEPALIVE_INTVL 37
#define ZMQ_IMMEDIATE 39
#define ZMQ_XPUB_VERBOSE 40
#define ZMQ_ROUTER_RAW 41
#define ZMQ_IPV6 42
#define ZMQ_MECHANISM 43
#define ZMQ_PLAIN_SERVER 44
#define ZMQ_PLAIN_USERNAME 45
#define ZMQ_PLAIN_PASSWORD 46
#define ZMQ_CURVE_SERVER 47
#define ZMQ_CURVE_PUBLICKEY 48
#define ZMQ_CURVE_SECRETKEY 49
#define ZMQ_CURVE_SERVERKEY 50
#define ZMQ_PROBE_ROUTER 51
#define ZMQ_REQ_CORRELATE 52
#define ZMQ_REQ_RELAXED 53
#define ZMQ_CONFLATE 54
#define ZMQ_ZAP_DOMAIN 55
#define ZMQ_ROUTER_HANDOVER 56
#define ZMQ_TOS 57
#define ZMQ_CONNECT_ROUTING_ID 61
#define ZMQ_GSSAPI_SERVER 62
#define ZMQ_GSSAPI_PRINCIPAL 63
#define ZMQ_GSSAPI_SERVICE_PRINCIPAL 64
#define ZMQ_GSSAPI_PLAINTEXT 65
#define ZMQ_HANDSHAKE_IVL 66
#define ZMQ_SOCKS_PROXY 68
#define ZMQ_XPUB_NODROP 69
#define ZMQ_XPUB_MANUAL 71
#define ZMQ_XPUB_WELCOME_MSG 72
#define ZMQ_STREAM_NOTIFY 73
#define ZMQ_INVERT_MATCHING 74
#define ZMQ_HEARTBEAT_IVL 75
#define ZMQ_HEARTBEAT_TTL 76
#define ZMQ_HEARTBEAT_TIMEOUT 77
#define ZMQ_XPUB_VERBOSER 78
#define ZMQ_CONNECT_TIMEOUT 79
#define ZMQ_TCP_MAXRT 80
#define ZMQ_THREAD_SAFE 81
#define ZMQ_MULTICAST_MAXTPDU 84
#define ZMQ_VMCI_BUFFER_SIZE 85
#define ZMQ_VMCI_BUFFER_MIN_SIZE 86
#define ZMQ_VMCI_BUFFER_MAX_SIZE 87
#define ZMQ_VMCI_CONNECT_TIMEOUT 88
#define ZMQ_USE_FD 89
#define ZMQ_GSSAPI_PRINCIPAL_NAMETYPE 90
#define ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE 91
#define ZMQ_BINDTODEVICE 92
#define ZMQ_ZAP_ENFORCE_DOMAIN 93
#define ZMQ_LOOPBACK_FASTPATH 94
#define ZMQ_METADATA 95
#define ZMQ_MULTICAST_LOOP 96
#define ZMQ_ROUTER_NOTIFY 97
#define ZMQ_XPUB_MANUAL_LAST_VALUE 98
#define ZMQ_SOCKS_USERNAME 99
#define ZMQ_SOCKS_PASSWORD 100
#define ZMQ_IN_BATCH_SIZE 101
#define ZMQ_OUT_BATCH_SIZE 102
#define ZMQ_WSS_KEY_PEM 103
#define ZMQ_WSS_CERT_PEM 104
#define ZMQ_WSS_TRUST_PEM 105
#define ZMQ_WSS_HOSTNAME 106
#define ZMQ_WSS_TRUST_SYSTEM 107
#define ZMQ_ONLY_FIRST_SUBSCRIBE 108
#define ZMQ_RECONNECT_STOP 109
#define ZMQ_HELLO_MSG 110
#define ZMQ_DISCONNECT_MSG 111
#define ZMQ_PRIORITY 112
#define ZMQ_IDENTITY 5
#define ZMQ_CONNECT_RID 61
#define ZMQ_TCP_ACCEPT_FILTER 38
#define ZMQ_IPC_FILTER_PID 58
#define ZMQ_IPC_FILTER_UID 59
#define ZMQ_IPC_FILTER_GID 60
#define ZMQ_IPV4ONLY 31
#define ZMQ_DELAY_ATTACH_ON_CONNECT 39
#define ZMQ_MORE 1
#define ZMQ_SHARED 3
#define ZMQ_SRCFD 2
#define ZMQ_DONTWAIT 1
#define ZMQ_NOBLOCK 1
#define ZMQ_SNDMORE 2
#define ZMQ_NULL 0
#define ZMQ_PLAIN 1
#define ZMQ_CURVE 2
#define ZMQ_GSSAPI 3
#define ZMQ_GROUP_MAX_LENGTH 255
#define ZMQ_GSSAPI_NT_HOSTBASED 0
#define ZMQ_GSSAPI_NT_USER_NAME 1
#define ZMQ_GSSAPI_NT_KRB5_PRINCIPAL 2
#define ZMQ_FAIL_UNROUTABLE 33
#define ZMQ_ROUTER_BEHAVIOR 33
#define ZMQ_EVENT_CONNECTED 0x0001
#define ZMQ_EVENT_CONNECT_DELAYED 0x0002
#define ZMQ_EVENT_CONNECT_RETRIED 0x0004
#define ZMQ_EVENT_LISTENING 0x0008
#define ZMQ_EVENT_BIND_FAILED 0x0010
#define ZMQ_EVENT_ACCEPTED 0x0020
#define ZMQ_EVENT_ACCEPT_FAILED 0x0040
#define ZMQ_EVENT_CLOSED 0x0080
#define ZMQ_EVENT_CLOSE_FAILED 0x0100
#define ZMQ_EVENT_DISCONNECTED 0x0200
#define ZMQ_EVENT_MONITOR_STOPPED 0x0400
#define ZMQ_EVENT_ALL 0xFFFF
#define ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL 0x0800
#define ZMQ_EVENT_HANDSHAKE_SUCCEEDED 0x1000
#define ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL 0x2000
#define ZMQ_EVENT_HANDSHAKE_FAILED_AUTH 0x4000
#define ZMQ_PROTOCOL_ERROR_ZMTP_UNSPECIFIED 0x10000000
#define ZMQ_PROTOCOL_ERROR_ZMTP_UNEXPECTED_COMMAND 0x10000001
#define ZMQ_PROTOCOL_ERROR_ZMTP_INVALID_SEQUENCE 0x10000002
#define ZMQ_PROTOCOL_ERROR_ZMTP_KEY_EXCHANGE 0x10000003
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED 0x10000011
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_MESSAGE 0x10000012
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_HELLO 0x10000013
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_INITIATE 0x10000014
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_ERROR 0x10000015
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_READY 0x10000016
#define ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_WELCOME 0x10000017
#define ZMQ_PROTOCOL_ERROR_ZMTP_INVALID_METADATA 0x10000018
#define ZMQ_PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC 0x11000001
#define ZMQ_PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH 0x11000002
#define ZMQ_PROTOCOL_ERROR_ZAP_UNSPECIFIED 0x20000000
#define ZMQ_PROTOCOL_ERROR_ZAP_MALFORMED_REPLY 0x20000001
#define ZMQ_PROTOCOL_ERROR_ZAP_BAD_REQUEST_ID 0x20000002
#define ZMQ_PROTOCOL_ERROR_ZAP_BAD_VERSION 0x20000003
#define ZMQ_PROTOCOL_ERROR_ZAP_INVALID_STATUS_CODE 0x20000004
#define ZMQ_PROTOCOL_ERROR_ZAP_INVALID_METADATA 0x20000005
#define ZMQ_PROTOCOL_ERROR_WS_UNSPECIFIED 0x30000000
#define ZMQ_POLLIN 1
#define ZMQ_POLLOUT 2
#define ZMQ_POLLERR 4
#define ZMQ_POLLPRI 8
#define ZMQ_POLLITEMS_DFLT 16
#define ZMQ_STREAMER 1
#define ZMQ_FORWARDER 2
#define ZMQ_QUEUE 3
#define ZMQ_HAUSNUMERO 156384712
#define EFSM 156384763
#define ENOCOMPATPROTO 156384764
#define ETERM 156384765
#define EMTHREAD 156384766
typedef struct { void *socket; SOCKET fd; short events; short revents; } zmq_pollitem_t;
typedef void (zmq_free_fn) (void *data, void *hint);
struct iovec { void *iov_base; size_t iov_len; };
int zmq_errno (void);
// @borrow
const char *zmq_strerror (int errnum);
// @out major minor patch
void zmq_version (int *major, int *minor, int *patch);
int zmq_has (const char *capability);
void *zmq_ctx_new (void);
int zmq_ctx_term (void *context);
int zmq_ctx_shutdown (void *context);
int zmq_ctx_set (void *context, int option, int optval);
int zmq_ctx_get (void *context, int option);
int zmq_msg_init (zmq_msg_t *msg);
int zmq_msg_init_size (zmq_msg_t *msg, size_t size);
int zmq_msg_init_data (zmq_msg_t *msg, void *data, size_t size, zmq_free_fn *ffn, void *hint);
int zmq_msg_send (zmq_msg_t *msg, void *s, int flags);
int zmq_msg_recv (zmq_msg_t *msg, void *s, int flags);
int zmq_msg_close (zmq_msg_t *msg);
int zmq_msg_move (zmq_msg_t *dest, zmq_msg_t *src);
int zmq_msg_copy (zmq_msg_t *dest, zmq_msg_t *src);
// @size zmq_msg_size
void *zmq_msg_data (zmq_msg_t *msg);
size_t zmq_msg_size (const zmq_msg_t *msg);
int zmq_msg_more (const zmq_msg_t *msg);
int zmq_msg_get (const zmq_msg_t *msg, int property);
int zmq_msg_set (zmq_msg_t *msg, int property, int optval);
// @borrow
const char *zmq_msg_gets (const zmq_msg_t *msg, const char *property);
void *zmq_socket (void *context, int type);
int zmq_close (void *s);
int zmq_setsockopt (void *s, int option, const void *optval, size_t optvallen);
int zmq_getsockopt (void *s, int option, void *optval, size_t *optvallen);
int zmq_bind (void *s, const char *addr);
int zmq_connect (void *s, const char *addr);
int zmq_unbind (void *s, const char *addr);
int zmq_disconnect (void *s, const char *addr);
int zmq_send (void *s, const void *buf, size_t len, int flags);
int zmq_send_const (void *s, const void *buf, size_t len, int flags);
int zmq_recv (void *s, void *buf, size_t len, int flags);
int zmq_sendmsg (void *s, zmq_msg_t *msg, int flags);
int zmq_recvmsg (void *s, zmq_msg_t *msg, int flags);
int zmq_sendiov (void *s, struct iovec *iov, size_t count, int flags);
int zmq_recviov (void *s, struct iovec *iov, size_t *count, int flags);
// @null addr
int zmq_socket_monitor (void *s, const char *addr, int events);
int zmq_poll (zmq_pollitem_t *items, int nitems, long timeout);
// @null capture
int zmq_proxy (void *frontend, void *backend, void *capture);
// @null capture
int zmq_proxy_steerable (void *frontend, void *backend, void *capture, void *control);
char *zmq_z85_encode (char *dest, const uint8_t *data, size_t size);
uint8_t *zmq_z85_decode (uint8_t *dest, const char *string);
int zmq_curve_keypair (char *z85_public_key, char *z85_secret_key);
int zmq_curve_public (char *z85_public_key, const char *z85_secret_key);

typedef struct _zsock_t zsock_t;
typedef struct _zactor_t zactor_t;
typedef struct _zmsg_t zmsg_t;
typedef struct _zarmour_t zarmour_t;
typedef struct _zchunk_t zchunk_t;
typedef struct _zcert_t zcert_t;
typedef struct _zlist_t zlist_t;
typedef struct _zcertstore_t zcertstore_t;
typedef struct _zlistx_t zlistx_t;
typedef struct _zframe_t zframe_t;
typedef struct _zconfig_t zconfig_t;
typedef struct _zdigest_t zdigest_t;
typedef struct _zdir_t zdir_t;
typedef struct _zhash_t zhash_t;
typedef struct _zfile_t zfile_t;
typedef struct _zdir_patch_t zdir_patch_t;
typedef struct _zhashx_t zhashx_t;
typedef struct _ziflist_t ziflist_t;
typedef struct _zloop_t zloop_t;
typedef struct _zpoller_t zpoller_t;
typedef struct _zuuid_t zuuid_t;
typedef struct _zrex_t zrex_t;

/* czmq */

typedef void (czmq_destructor)(void **item);
typedef void *(czmq_duplicator)(const void *item);
typedef int (czmq_comparator)(const void *item1, const void *item2);

/* zactor */

typedef void (zactor_fn)(zsock_t *pipe, void *args);
// @since 4.0.2 @own @null args
zactor_t *zactor_new (zactor_fn task, void *args);
// @since 4.0.2 @destroy
void zactor_destroy (zactor_t **self_p);
// @since 4.0.2 @consume msg_p
int zactor_send (zactor_t *self, zmsg_t **msg_p);
// @since 4.0.2 @own
zmsg_t *zactor_recv (zactor_t *self);
// @since 4.0.2
bool zactor_is (void *self);
// @since 4.0.2
void *zactor_resolve (void *self);
// @since 4.0.2 @borrow
zsock_t *zactor_sock (zactor_t *self);
// @since 4.0.2 @test
void zactor_test (bool verbose);
// @draft
typedef void (zactor_destructor_fn)(zactor_t *self);
// @draft
void zactor_set_destructor (zactor_t *self, zactor_destructor_fn destructor);

/* zarmour */

#define ZARMOUR_MODE_BASE64_STD 0
#define ZARMOUR_MODE_BASE64_URL 1
#define ZARMOUR_MODE_BASE32_STD 2
#define ZARMOUR_MODE_BASE32_HEX 3
#define ZARMOUR_MODE_BASE16 4
#define ZARMOUR_MODE_Z85 5
// @since 4.0.2 @own
zarmour_t *zarmour_new (void);
// @since 4.0.2 @destroy
void zarmour_destroy (zarmour_t **self_p);
// @since 4.0.2 @own
char *zarmour_encode (zarmour_t *self, const byte *data, size_t size);
// @since 4.0.2 @own
zchunk_t *zarmour_decode (zarmour_t *self, const char *data);
// @since 4.0.2
int zarmour_mode (zarmour_t *self);
// @since 4.0.2 @borrow
const char *zarmour_mode_str (zarmour_t *self);
// @since 4.0.2
void zarmour_set_mode (zarmour_t *self, int mode);
// @since 4.0.2
bool zarmour_pad (zarmour_t *self);
// @since 4.0.2
void zarmour_set_pad (zarmour_t *self, bool pad);
// @since 4.0.2
char zarmour_pad_char (zarmour_t *self);
// @since 4.0.2
void zarmour_set_pad_char (zarmour_t *self, char pad_char);
// @since 4.0.2
bool zarmour_line_breaks (zarmour_t *self);
// @since 4.0.2
void zarmour_set_line_breaks (zarmour_t *self, bool line_breaks);
// @since 4.0.2
size_t zarmour_line_length (zarmour_t *self);
// @since 4.0.2
void zarmour_set_line_length (zarmour_t *self, size_t line_length);
// @since 4.0.2
void zarmour_print (zarmour_t *self);
// @since 4.0.2 @test
void zarmour_test (bool verbose);

/* zcert */

// @since 4.0.2 @own
zcert_t *zcert_new (void);
// @since 4.0.2 @own @size public_key=32 secret_key=32
zcert_t *zcert_new_from (const byte *public_key, const byte *secret_key);
// @since 4.0.2 @own
zcert_t *zcert_load (const char *filename);
// @since 4.0.2 @destroy
void zcert_destroy (zcert_t **self_p);
// @since 4.0.2 @borrow @size 32
const byte *zcert_public_key (zcert_t *self);
// @since 4.0.2 @borrow @size 32
const byte *zcert_secret_key (zcert_t *self);
// @since 4.0.2 @borrow
const char *zcert_public_txt (zcert_t *self);
// @since 4.0.2 @borrow
const char *zcert_secret_txt (zcert_t *self);
// @since 4.0.2
void zcert_set_meta (zcert_t *self, const char *name, const char *format, ...);
// @since 4.0.2 @borrow
const char *zcert_meta (zcert_t *self, const char *name);
// @since 4.0.2 @own
zlist_t *zcert_meta_keys (zcert_t *self);
// @since 4.0.2
int zcert_save (zcert_t *self, const char *filename);
// @since 4.0.2
int zcert_save_public (zcert_t *self, const char *filename);
// @since 4.0.2
int zcert_save_secret (zcert_t *self, const char *filename);
// @since 4.0.2
void zcert_apply (zcert_t *self, void *socket);
// @since 4.0.2 @own
zcert_t *zcert_dup (zcert_t *self);
// @since 4.0.2
bool zcert_eq (zcert_t *self, zcert_t *compare);
// @since 4.0.2
void zcert_print (zcert_t *self);
// @since 4.0.2 @test
void zcert_test (bool verbose);
// @draft @own
zcert_t *zcert_new_from_txt (const char *public_txt, const char *secret_txt);
// @draft
void zcert_unset_meta (zcert_t *self, const char *name);

/* zcertstore */

// @since 4.0.2 @own @null location
zcertstore_t *zcertstore_new (const char *location);
// @since 4.0.2 @destroy
void zcertstore_destroy (zcertstore_t **self_p);
// @since 4.0.2 @borrow
zcert_t *zcertstore_lookup (zcertstore_t *self, const char *public_key);
// @since 4.0.2 @consume cert_p
void zcertstore_insert (zcertstore_t *self, zcert_t **cert_p);
// @since 4.0.2
void zcertstore_print (zcertstore_t *self);
// @since 4.0.2 @test
void zcertstore_test (bool verbose);
// @draft
typedef void (zcertstore_loader)(zcertstore_t *self);
// @draft
typedef void (zcertstore_destructor)(void **self_p);
// @draft
void zcertstore_set_loader (zcertstore_t *self, zcertstore_loader loader, zcertstore_destructor destructor, void *state);
// @draft
void zcertstore_empty (zcertstore_t *self);
// @draft @own
zlistx_t *zcertstore_certs (zcertstore_t *self);
// @draft
void *zcertstore_state (zcertstore_t *self);

/* zchunk */

// @since 4.0.2 @own @null data
zchunk_t *zchunk_new (const void *data, size_t size);
// @since 4.0.2 @destroy
void zchunk_destroy (zchunk_t **self_p);
// @since 4.0.2
void zchunk_resize (zchunk_t *self, size_t size);
// @since 4.0.2
size_t zchunk_size (zchunk_t *self);
// @since 4.0.2
size_t zchunk_max_size (zchunk_t *self);
// @since 4.0.2 @borrow @size zchunk_size
byte *zchunk_data (zchunk_t *self);
// @since 4.0.2
size_t zchunk_set (zchunk_t *self, const void *data, size_t size);
// @since 4.0.2
size_t zchunk_fill (zchunk_t *self, byte filler, size_t size);
// @since 4.0.2
size_t zchunk_append (zchunk_t *self, const void *data, size_t size);
// @since 4.0.2
size_t zchunk_extend (zchunk_t *self, const void *data, size_t size);
// @since 4.0.2
size_t zchunk_consume (zchunk_t *self, zchunk_t *source);
// @since 4.0.2
bool zchunk_exhausted (zchunk_t *self);
// @since 4.0.2 @own
zchunk_t *zchunk_read (FILE *handle, size_t bytes);
// @since 4.0.2
int zchunk_write (zchunk_t *self, FILE *handle);
// @since 4.0.2 @own
zchunk_t *zchunk_slurp (const char *filename, size_t maxsize);
// @since 4.0.2 @own
zchunk_t *zchunk_dup (zchunk_t *self);
// @since 4.0.2 @own
char *zchunk_strhex (zchunk_t *self);
// @since 4.0.2 @own
char *zchunk_strdup (zchunk_t *self);
// @since 4.0.2
bool zchunk_streq (zchunk_t *self, const char *string);
// @since 4.0.2 @own
zframe_t *zchunk_pack (zchunk_t *self);
// @since 4.0.2 @own
zchunk_t *zchunk_unpack (zframe_t *frame);
// @since 4.0.2 @borrow
const char *zchunk_digest (zchunk_t *self);
// @since 4.0.2
void zchunk_fprint (zchunk_t *self, FILE *file);
// @since 4.0.2
void zchunk_print (zchunk_t *self);
// @since 4.0.2
bool zchunk_is (void *self);
// @since 4.0.2 @test
void zchunk_test (bool verbose);
// @draft
typedef void (zchunk_destructor_fn)(void **hint);
// @draft @own
zchunk_t *zchunk_frommem (void *data, size_t size, zchunk_destructor_fn destructor, void *hint);
// @draft @own @consume self_p
zframe_t *zchunk_packx (zchunk_t **self_p);

/* zclock */

// @since 4.0.2 @range msecs=0..
void zclock_sleep (int msecs);
// @since 4.0.2
int64_t zclock_time (void);
// @since 4.0.2
int64_t zclock_mono (void);
// @since 4.0.2
int64_t zclock_usecs (void);
// @since 4.0.2 @own
char *zclock_timestr (void);
// @since 4.0.2 @test
void zclock_test (bool verbose);
// @since 4.0.2
void zclock_log (const char *format, ...);

/* zconfig */

typedef int (zconfig_fct)(zconfig_t *self, void *arg, int level);
// @since 4.0.2 @own @unless parent @null parent
zconfig_t *zconfig_new (const char *name, zconfig_t *parent);
// @since 4.0.2 @own
zconfig_t *zconfig_load (const char *filename);
// @since 4.0.2 @own
zconfig_t *zconfig_loadf (const char *format, ...);
// @since 4.0.2 @destroy
void zconfig_destroy (zconfig_t **self_p);
// @since 4.0.2 @borrow
char *zconfig_name (zconfig_t *self);
// @since 4.0.2 @borrow
char *zconfig_value (zconfig_t *self);
// @since 4.0.2
void zconfig_put (zconfig_t *self, const char *path, const char *value);
// @since 4.0.2
void zconfig_putf (zconfig_t *self, const char *path, const char *format, ...);
// @since 4.0.2 @borrow @null default_value
char *zconfig_get (zconfig_t *self, const char *path, const char *default_value);
// @since 4.0.2
void zconfig_set_name (zconfig_t *self, const char *name);
// @since 4.0.2 @null format
void zconfig_set_value (zconfig_t *self, const char *format, ...);
// @since 4.0.2 @borrow
zconfig_t *zconfig_child (zconfig_t *self);
// @since 4.0.2 @borrow
zconfig_t *zconfig_next (zconfig_t *self);
// @since 4.0.2 @borrow
zconfig_t *zconfig_locate (zconfig_t *self, const char *path);
// @since 4.0.2 @borrow
zconfig_t *zconfig_at_depth (zconfig_t *self, int level);
// @since 4.0.2 @null arg
int zconfig_execute (zconfig_t *self, zconfig_fct handler, void *arg);
// @since 4.0.2 @null format
void zconfig_set_comment (zconfig_t *self, const char *format, ...);
// @since 4.0.2 @borrow
zlist_t *zconfig_comments (zconfig_t *self);
// @since 4.0.2
int zconfig_save (zconfig_t *self, const char *filename);
// @since 4.0.2
int zconfig_savef (zconfig_t *self, const char *format, ...);
// @since 4.0.2 @borrow
const char *zconfig_filename (zconfig_t *self);
// @since 4.0.2 @update self_p
int zconfig_reload (zconfig_t **self_p);
// @since 4.0.2 @own
zconfig_t *zconfig_chunk_load (zchunk_t *chunk);
// @since 4.0.2 @own
zchunk_t *zconfig_chunk_save (zconfig_t *self);
// @since 4.0.2 @own
zconfig_t *zconfig_str_load (const char *string);
// @since 4.0.2 @own
char *zconfig_str_save (zconfig_t *self);
// @since 4.0.2
bool zconfig_has_changed (zconfig_t *self);
// @since 4.0.2
void zconfig_fprint (zconfig_t *self, FILE *file);
// @since 4.0.2
void zconfig_print (zconfig_t *self);
// @since 4.0.2 @test
void zconfig_test (bool verbose);
// @draft @own
zconfig_t *zconfig_dup (zconfig_t *self);
// @draft
void zconfig_remove_subtree (zconfig_t *self);
// @draft @consume self_p
void zconfig_remove (zconfig_t **self_p);

/* zdigest */

// @since 4.0.2 @own
zdigest_t *zdigest_new (void);
// @since 4.0.2 @destroy
void zdigest_destroy (zdigest_t **self_p);
// @since 4.0.2
void zdigest_update (zdigest_t *self, const byte *buffer, size_t length);
// @since 4.0.2 @borrow @size zdigest_size
const byte *zdigest_data (zdigest_t *self);
// @since 4.0.2
size_t zdigest_size (zdigest_t *self);
// @since 4.0.2 @borrow
char *zdigest_string (zdigest_t *self);
// @since 4.0.2 @test
void zdigest_test (bool verbose);

/* zdir */

// @since 4.0.2 @own @null parent
zdir_t *zdir_new (const char *path, const char *parent);
// @since 4.0.2 @destroy
void zdir_destroy (zdir_t **self_p);
// @since 4.0.2 @borrow
const char *zdir_path (zdir_t *self);
// @since 4.0.2
time_t zdir_modified (zdir_t *self);
// @since 4.0.2
off_t zdir_cursize (zdir_t *self);
// @since 4.0.2
size_t zdir_count (zdir_t *self);
// @since 4.0.2 @own
zlist_t *zdir_list (zdir_t *self);
// @since 4.0.2
void zdir_remove (zdir_t *self, bool force);
// @since 4.0.2 @own @null older newer
zlist_t *zdir_diff (zdir_t *older, zdir_t *newer, const char *alias);
// @since 4.0.2 @own
zlist_t *zdir_resync (zdir_t *self, const char *alias);
// @since 4.0.2 @own
zhash_t *zdir_cache (zdir_t *self);
// @since 4.0.2
void zdir_fprint (zdir_t *self, FILE *file, int indent);
// @since 4.0.2
void zdir_print (zdir_t *self, int indent);
// @since 4.0.2 @actor
void zdir_watch (zsock_t *pipe, void *unused);
// @since 4.0.2 @test
void zdir_test (bool verbose);
// @since 4.0.2 @own
zfile_t **zdir_flatten (zdir_t *self);
// @since 4.0.2 @free files_p
void zdir_flatten_free (zfile_t ***files_p);

/* zdir_patch */

#define ZDIR_PATCH_CREATE 1
#define ZDIR_PATCH_DELETE 2
// @since 4.0.2 @own
zdir_patch_t *zdir_patch_new (const char *path, zfile_t *file, int op, const char *alias);
// @since 4.0.2 @destroy
void zdir_patch_destroy (zdir_patch_t **self_p);
// @since 4.0.2 @own
zdir_patch_t *zdir_patch_dup (zdir_patch_t *self);
// @since 4.0.2 @borrow
const char *zdir_patch_path (zdir_patch_t *self);
// @since 4.0.2 @borrow
zfile_t *zdir_patch_file (zdir_patch_t *self);
// @since 4.0.2
int zdir_patch_op (zdir_patch_t *self);
// @since 4.0.2 @borrow
const char *zdir_patch_vpath (zdir_patch_t *self);
// @since 4.0.2
void zdir_patch_digest_set (zdir_patch_t *self);
// @since 4.0.2 @borrow
const char *zdir_patch_digest (zdir_patch_t *self);
// @since 4.0.2 @test
void zdir_patch_test (bool verbose);

/* zfile */

// @since 4.0.2 @own @null path
zfile_t *zfile_new (const char *path, const char *name);
// @since 4.0.2 @destroy
void zfile_destroy (zfile_t **self_p);
// @since 4.0.2 @own
zfile_t *zfile_dup (zfile_t *self);
// @since 4.0.2 @borrow @null path
const char *zfile_filename (zfile_t *self, const char *path);
// @since 4.0.2
void zfile_restat (zfile_t *self);
// @since 4.0.2
time_t zfile_modified (zfile_t *self);
// @since 4.0.2
off_t zfile_cursize (zfile_t *self);
// @since 4.0.2
bool zfile_is_directory (zfile_t *self);
// @since 4.0.2
bool zfile_is_regular (zfile_t *self);
// @since 4.0.2
bool zfile_is_readable (zfile_t *self);
// @since 4.0.2
bool zfile_is_writeable (zfile_t *self);
// @since 4.0.2
bool zfile_is_stable (zfile_t *self);
// @since 4.0.2
bool zfile_has_changed (zfile_t *self);
// @since 4.0.2
void zfile_remove (zfile_t *self);
// @since 4.0.2
int zfile_input (zfile_t *self);
// @since 4.0.2
int zfile_output (zfile_t *self);
// @since 4.0.2 @own
zchunk_t *zfile_read (zfile_t *self, size_t bytes, off_t offset);
// @since 4.0.2
bool zfile_eof (zfile_t *self);
// @since 4.0.2
int zfile_write (zfile_t *self, zchunk_t *chunk, off_t offset);
// @since 4.0.2 @borrow
const char *zfile_readln (zfile_t *self);
// @since 4.0.2
void zfile_close (zfile_t *self);
// @since 4.0.2 @borrow
FILE *zfile_handle (zfile_t *self);
// @since 4.0.2 @borrow
const char *zfile_digest (zfile_t *self);
// @since 4.0.2 @test
void zfile_test (bool verbose);
// @draft @own
zfile_t *zfile_tmp (void);
// @since 4.0.2
bool zfile_exists (const char *filename);
// @since 4.0.2
ssize_t zfile_size (const char *filename);
// @since 4.0.2
mode_t zfile_mode (const char *filename);
// @since 4.0.2
int zfile_delete (const char *filename);
// @since 4.0.2
bool zfile_stable (const char *filename);
// @since 4.0.2
int zfile_mkdir (const char *pathname);
// @since 4.0.2
int zfile_rmdir (const char *pathname);
// @since 4.0.2
void zfile_mode_private (void);
// @since 4.0.2
void zfile_mode_default (void);

/* zframe */

#define ZFRAME_MORE 1
#define ZFRAME_REUSE 2
#define ZFRAME_DONTWAIT 4
// @since 4.0.2 @own @null data
zframe_t *zframe_new (const void *data, size_t size);
// @since 4.0.2 @own
zframe_t *zframe_new_empty (void);
// @since 4.0.2 @own
zframe_t *zframe_from (const char *string);
// @since 4.0.2 @own
zframe_t *zframe_recv (void *source);
// @since 4.0.2 @destroy
void zframe_destroy (zframe_t **self_p);
// @since 4.0.2 @consume self_p @range flags=0..7
int zframe_send (zframe_t **self_p, void *dest, int flags);
// @since 4.0.2
size_t zframe_size (zframe_t *self);
// @since 4.0.2 @borrow @size zframe_size
byte *zframe_data (zframe_t *self);
// @since 4.0.2 @borrow
const char *zframe_meta (zframe_t *self, const char *property);
// @since 4.0.2 @own
zframe_t *zframe_dup (zframe_t *self);
// @since 4.0.2 @own
char *zframe_strhex (zframe_t *self);
// @since 4.0.2 @own
char *zframe_strdup (zframe_t *self);
// @since 4.0.2
bool zframe_streq (zframe_t *self, const char *string);
// @since 4.0.2
int zframe_more (zframe_t *self);
// @since 4.0.2 @range more=0..1
void zframe_set_more (zframe_t *self, int more);
// @since 4.0.2 @null other
bool zframe_eq (zframe_t *self, zframe_t *other);
// @since 4.0.2
void zframe_reset (zframe_t *self, const void *data, size_t size);
// @since 4.0.2 @null prefix
void zframe_print (zframe_t *self, const char *prefix);
// @since 4.0.2
bool zframe_is (void *self);
// @since 4.0.2 @test
void zframe_test (bool verbose);
// @draft
typedef void (zframe_destructor_fn)(void **hint);
// @draft @own
zframe_t *zframe_frommem (void *data, size_t size, zframe_destructor_fn destructor, void *hint);
// @draft
uint32_t zframe_routing_id (zframe_t *self);
// @draft
void zframe_set_routing_id (zframe_t *self, uint32_t routing_id);
// @draft @borrow
const char *zframe_group (zframe_t *self);
// @draft
int zframe_set_group (zframe_t *self, const char *group);
// @draft
void zframe_print_n (zframe_t *self, const char *prefix, size_t length);
// @since 4.0.2 @own
zframe_t *zframe_recv_nowait (void *source);
// @since 4.0.2 @null prefix
void zframe_fprint (zframe_t *self, const char *prefix, FILE *file);

/* zhash */

typedef void (zhash_free_fn)(void *data);
// @since 4.0.2 @own
zhash_t *zhash_new (void);
// @since 4.0.2 @own
zhash_t *zhash_unpack (zframe_t *frame);
// @since 4.0.2 @destroy
void zhash_destroy (zhash_t **self_p);
// @since 4.0.2
int zhash_insert (zhash_t *self, const char *key, void *item);
// @since 4.0.2
void zhash_update (zhash_t *self, const char *key, void *item);
// @since 4.0.2
void zhash_delete (zhash_t *self, const char *key);
// @since 4.0.2
void *zhash_lookup (zhash_t *self, const char *key);
// @since 4.0.2
int zhash_rename (zhash_t *self, const char *old_key, const char *new_key);
// @since 4.0.2 @null free_fn
void *zhash_freefn (zhash_t *self, const char *key, zhash_free_fn free_fn);
// @since 4.0.2
size_t zhash_size (zhash_t *self);
// @since 4.0.2 @own
zhash_t *zhash_dup (zhash_t *self);
// @since 4.0.2 @own
zlist_t *zhash_keys (zhash_t *self);
// @since 4.0.2
void *zhash_first (zhash_t *self);
// @since 4.0.2
void *zhash_next (zhash_t *self);
// @since 4.0.2 @borrow
const char *zhash_cursor (zhash_t *self);
// @since 4.0.2 @null format
void zhash_comment (zhash_t *self, const char *format, ...);
// @since 4.0.2 @own
zframe_t *zhash_pack (zhash_t *self);
// @since 4.0.2
int zhash_save (zhash_t *self, const char *filename);
// @since 4.0.2
int zhash_load (zhash_t *self, const char *filename);
// @since 4.0.2
int zhash_refresh (zhash_t *self);
// @since 4.0.2
void zhash_autofree (zhash_t *self);
// @since 4.0.2 @test
void zhash_test (bool verbose);

/* zhashx */

typedef void (zhashx_destructor_fn)(void **item);
typedef void *(zhashx_duplicator_fn)(const void *item);
typedef int (zhashx_comparator_fn)(const void *item1, const void *item2);
typedef void (zhashx_free_fn)(void *data);
typedef size_t (zhashx_hash_fn)(const void *key);
typedef char *(zhashx_serializer_fn)(const void *item);
typedef void *(zhashx_deserializer_fn)(const char *item_str);
// @since 4.0.2 @own
zhashx_t *zhashx_new (void);
// @since 4.0.2 @own
zhashx_t *zhashx_unpack (zframe_t *frame);
// @since 4.0.2 @destroy
void zhashx_destroy (zhashx_t **self_p);
// @since 4.0.2
int zhashx_insert (zhashx_t *self, const void *key, void *item);
// @since 4.0.2
void zhashx_update (zhashx_t *self, const void *key, void *item);
// @since 4.0.2
void zhashx_delete (zhashx_t *self, const void *key);
// @since 4.0.2
void zhashx_purge (zhashx_t *self);
// @since 4.0.2
void *zhashx_lookup (zhashx_t *self, const void *key);
// @since 4.0.2
int zhashx_rename (zhashx_t *self, const void *old_key, const void *new_key);
// @since 4.0.2 @null free_fn
void *zhashx_freefn (zhashx_t *self, const void *key, zhashx_free_fn free_fn);
// @since 4.0.2
size_t zhashx_size (zhashx_t *self);
// @since 4.0.2 @own
zlistx_t *zhashx_keys (zhashx_t *self);
// @since 4.0.2 @own
zlistx_t *zhashx_values (zhashx_t *self);
// @since 4.0.2
void *zhashx_first (zhashx_t *self);
// @since 4.0.2
void *zhashx_next (zhashx_t *self);
// @since 4.0.2 @borrow
const void *zhashx_cursor (zhashx_t *self);
// @since 4.0.2 @null format
void zhashx_comment (zhashx_t *self, const char *format, ...);
// @since 4.0.2
int zhashx_save (zhashx_t *self, const char *filename);
// @since 4.0.2
int zhashx_load (zhashx_t *self, const char *filename);
// @since 4.0.2
int zhashx_refresh (zhashx_t *self);
// @since 4.0.2 @own
zframe_t *zhashx_pack (zhashx_t *self);
// @since 4.0.2 @own
zhashx_t *zhashx_dup (zhashx_t *self);
// @since 4.0.2
void zhashx_set_destructor (zhashx_t *self, zhashx_destructor_fn destructor);
// @since 4.0.2
void zhashx_set_duplicator (zhashx_t *self, zhashx_duplicator_fn duplicator);
// @since 4.0.2
void zhashx_set_key_destructor (zhashx_t *self, zhashx_destructor_fn destructor);
// @since 4.0.2
void zhashx_set_key_duplicator (zhashx_t *self, zhashx_duplicator_fn duplicator);
// @since 4.0.2
void zhashx_set_key_comparator (zhashx_t *self, zhashx_comparator_fn comparator);
// @since 4.0.2
void zhashx_set_key_hasher (zhashx_t *self, zhashx_hash_fn hasher);
// @since 4.0.2 @own
zhashx_t *zhashx_dup_v2 (zhashx_t *self);
// @since 4.0.2 @test
void zhashx_test (bool verbose);
// @draft @own
zhashx_t *zhashx_unpack_own (zframe_t *frame, zhashx_deserializer_fn deserializer);
// @draft @own
zframe_t *zhashx_pack_own (zhashx_t *self, zhashx_serializer_fn serializer);

/* ziflist */

// @since 4.0.2 @own
ziflist_t *ziflist_new (void);
// @since 4.0.2 @destroy
void ziflist_destroy (ziflist_t **self_p);
// @since 4.0.2
void ziflist_reload (ziflist_t *self);
// @since 4.0.2
size_t ziflist_size (ziflist_t *self);
// @since 4.0.2 @borrow
const char *ziflist_first (ziflist_t *self);
// @since 4.0.2 @borrow
const char *ziflist_next (ziflist_t *self);
// @since 4.0.2 @borrow
const char *ziflist_address (ziflist_t *self);
// @since 4.0.2 @borrow
const char *ziflist_broadcast (ziflist_t *self);
// @since 4.0.2 @borrow
const char *ziflist_netmask (ziflist_t *self);
// @since 4.0.2
void ziflist_print (ziflist_t *self);
// @since 4.0.2 @test
void ziflist_test (bool verbose);
// @draft @own
ziflist_t *ziflist_new_ipv6 (void);
// @draft
void ziflist_reload_ipv6 (ziflist_t *self);
// @draft
bool ziflist_is_ipv6 (ziflist_t *self);

/* zlist */

typedef int (zlist_compare_fn)(void *item1, void *item2);
typedef void (zlist_free_fn)(void *data);
// @since 4.0.2 @own
zlist_t *zlist_new (void);
// @since 4.0.2 @destroy
void zlist_destroy (zlist_t **self_p);
// @since 4.0.2
void *zlist_first (zlist_t *self);
// @since 4.0.2
void *zlist_next (zlist_t *self);
// @since 4.0.2
void *zlist_last (zlist_t *self);
// @since 4.0.2
void *zlist_head (zlist_t *self);
// @since 4.0.2
void *zlist_tail (zlist_t *self);
// @since 4.0.2
void *zlist_item (zlist_t *self);
// @since 4.0.2
int zlist_append (zlist_t *self, void *item);
// @since 4.0.2
int zlist_push (zlist_t *self, void *item);
// @since 4.0.2
void *zlist_pop (zlist_t *self);
// @since 4.0.2
bool zlist_exists (zlist_t *self, void *item);
// @since 4.0.2
void zlist_remove (zlist_t *self, void *item);
// @since 4.0.2 @own
zlist_t *zlist_dup (zlist_t *self);
// @since 4.0.2
void zlist_purge (zlist_t *self);
// @since 4.0.2
size_t zlist_size (zlist_t *self);
// @since 4.0.2 @null compare
void zlist_sort (zlist_t *self, zlist_compare_fn compare);
// @since 4.0.2
void zlist_autofree (zlist_t *self);
// @since 4.0.2 @null fn
void zlist_comparefn (zlist_t *self, zlist_compare_fn fn);
// @since 4.0.2 @null fn
void *zlist_freefn (zlist_t *self, void *item, zlist_free_fn fn, bool at_tail);
// @since 4.0.2 @test
void zlist_test (bool verbose);

/* zlistx */

typedef void (zlistx_destructor_fn)(void **item);
typedef void *(zlistx_duplicator_fn)(const void *item);
typedef int (zlistx_comparator_fn)(const void *item1, const void *item2);
// @since 4.0.2 @own
zlistx_t *zlistx_new (void);
// @since 4.0.2 @destroy
void zlistx_destroy (zlistx_t **self_p);
// @since 4.0.2
void *zlistx_add_start (zlistx_t *self, void *item);
// @since 4.0.2
void *zlistx_add_end (zlistx_t *self, void *item);
// @since 4.0.2
size_t zlistx_size (zlistx_t *self);
// @since 4.0.2
void *zlistx_head (zlistx_t *self);
// @since 4.0.2
void *zlistx_tail (zlistx_t *self);
// @since 4.0.2
void *zlistx_first (zlistx_t *self);
// @since 4.0.2
void *zlistx_next (zlistx_t *self);
// @since 4.0.2
void *zlistx_prev (zlistx_t *self);
// @since 4.0.2
void *zlistx_last (zlistx_t *self);
// @since 4.0.2
void *zlistx_item (zlistx_t *self);
// @since 4.0.2
void *zlistx_cursor (zlistx_t *self);
// @since 4.0.2
void *zlistx_handle_item (void *handle);
// @since 4.0.2
void *zlistx_find (zlistx_t *self, void *item);
// @since 4.0.2
void *zlistx_detach (zlistx_t *self, void *handle);
// @since 4.0.2
void *zlistx_detach_cur (zlistx_t *self);
// @since 4.0.2
int zlistx_delete (zlistx_t *self, void *handle);
// @since 4.0.2
void zlistx_move_start (zlistx_t *self, void *handle);
// @since 4.0.2
void zlistx_move_end (zlistx_t *self, void *handle);
// @since 4.0.2
void zlistx_purge (zlistx_t *self);
// @since 4.0.2
void zlistx_sort (zlistx_t *self);
// @since 4.0.2
void *zlistx_insert (zlistx_t *self, void *item, bool low_value);
// @since 4.0.2
void zlistx_reorder (zlistx_t *self, void *handle, bool low_value);
// @since 4.0.2 @own
zlistx_t *zlistx_dup (zlistx_t *self);
// @since 4.0.2
void zlistx_set_destructor (zlistx_t *self, zlistx_destructor_fn destructor);
// @since 4.0.2
void zlistx_set_duplicator (zlistx_t *self, zlistx_duplicator_fn duplicator);
// @since 4.0.2
void zlistx_set_comparator (zlistx_t *self, zlistx_comparator_fn comparator);
// @since 4.0.2 @test
void zlistx_test (bool verbose);
// @draft @own
zlistx_t *zlistx_unpack (zframe_t *frame);
// @draft @own
zframe_t *zlistx_pack (zlistx_t *self);

/* zloop */

typedef int (zloop_reader_fn)(zloop_t *loop, zsock_t *reader, void *arg);
typedef int (zloop_fn)(zloop_t *loop, zmq_pollitem_t *item, void *arg);
typedef int (zloop_timer_fn)(zloop_t *loop, int timer_id, void *arg);
// @since 4.0.2 @own
zloop_t *zloop_new (void);
// @since 4.0.2 @destroy
void zloop_destroy (zloop_t **self_p);
// @since 4.0.2 @keep sock @null arg
int zloop_reader (zloop_t *self, zsock_t *sock, zloop_reader_fn handler, void *arg);
// @since 4.0.2
void zloop_reader_end (zloop_t *self, zsock_t *sock);
// @since 4.0.2
void zloop_reader_set_tolerant (zloop_t *self, zsock_t *sock);
// @since 4.0.2 @null arg
int zloop_poller (zloop_t *self, zmq_pollitem_t *item, zloop_fn handler, void *arg);
// @since 4.0.2
void zloop_poller_end (zloop_t *self, zmq_pollitem_t *item);
// @since 4.0.2
void zloop_poller_set_tolerant (zloop_t *self, zmq_pollitem_t *item);
// @since 4.0.2 @null arg
int zloop_timer (zloop_t *self, size_t delay, size_t times, zloop_timer_fn handler, void *arg);
// @since 4.0.2
int zloop_timer_end (zloop_t *self, int timer_id);
// @since 4.0.2 @null arg
void *zloop_ticket (zloop_t *self, zloop_timer_fn handler, void *arg);
// @since 4.0.2
void zloop_ticket_reset (zloop_t *self, void *handle);
// @since 4.0.2
void zloop_ticket_delete (zloop_t *self, void *handle);
// @since 4.0.2
void zloop_set_ticket_delay (zloop_t *self, size_t ticket_delay);
// @since 4.0.2
void zloop_set_max_timers (zloop_t *self, size_t max_timers);
// @since 4.0.2
void zloop_set_verbose (zloop_t *self, bool verbose);
// @since 4.0.2
void zloop_set_nonstop (zloop_t *self, bool nonstop);
// @since 4.0.2
int zloop_start (zloop_t *self);
// @since 4.0.2 @test
void zloop_test (bool verbose);

/* zmsg */

// @since 4.0.2 @own
zmsg_t *zmsg_new (void);
// @since 4.0.2 @own
zmsg_t *zmsg_recv (void *source);
// @since 4.0.2 @own
zmsg_t *zmsg_load (FILE *file);
// @since 4.0.2 @own
zmsg_t *zmsg_decode (zframe_t *frame);
// @since 4.0.2 @own
zmsg_t *zmsg_new_signal (byte status);
// @since 4.0.2 @destroy
void zmsg_destroy (zmsg_t **self_p);
// @since 4.0.2 @consume self_p
int zmsg_send (zmsg_t **self_p, void *dest);
// @since 4.0.2 @consume self_p
int zmsg_sendm (zmsg_t **self_p, void *dest);
// @since 4.0.2
size_t zmsg_size (zmsg_t *self);
// @since 4.0.2
size_t zmsg_content_size (zmsg_t *self);
// @since 4.0.2 @consume frame_p
int zmsg_prepend (zmsg_t *self, zframe_t **frame_p);
// @since 4.0.2 @consume frame_p
int zmsg_append (zmsg_t *self, zframe_t **frame_p);
// @since 4.0.2 @own
zframe_t *zmsg_pop (zmsg_t *self);
// @since 4.0.2
int zmsg_pushmem (zmsg_t *self, const void *data, size_t size);
// @since 4.0.2
int zmsg_addmem (zmsg_t *self, const void *data, size_t size);
// @since 4.0.2
int zmsg_pushstr (zmsg_t *self, const char *string);
// @since 4.0.2
int zmsg_addstr (zmsg_t *self, const char *string);
// @since 4.0.2
int zmsg_pushstrf (zmsg_t *self, const char *format, ...);
// @since 4.0.2
int zmsg_addstrf (zmsg_t *self, const char *format, ...);
// @since 4.0.2 @own @stale self
char *zmsg_popstr (zmsg_t *self);
// @since 4.0.2 @consume msg_p
int zmsg_addmsg (zmsg_t *self, zmsg_t **msg_p);
// @since 4.0.2 @own @stale self
zmsg_t *zmsg_popmsg (zmsg_t *self);
// @since 4.0.2 @give frame
void zmsg_remove (zmsg_t *self, zframe_t *frame);
// @since 4.0.2 @borrow
zframe_t *zmsg_first (zmsg_t *self);
// @since 4.0.2 @borrow
zframe_t *zmsg_next (zmsg_t *self);
// @since 4.0.2 @borrow
zframe_t *zmsg_last (zmsg_t *self);
// @since 4.0.2
int zmsg_save (zmsg_t *self, FILE *file);
// @since 4.0.2 @own
zframe_t *zmsg_encode (zmsg_t *self);
// @since 4.0.2 @own
zmsg_t *zmsg_dup (zmsg_t *self);
// @since 4.0.2
void zmsg_print (zmsg_t *self);
// @since 4.0.2 @null other
bool zmsg_eq (zmsg_t *self, zmsg_t *other);
// @since 4.0.2
int zmsg_signal (zmsg_t *self);
// @since 4.0.2
bool zmsg_is (void *self);
// @since 4.0.2 @test
void zmsg_test (bool verbose);
// @draft
uint32_t zmsg_routing_id (zmsg_t *self);
// @draft
void zmsg_set_routing_id (zmsg_t *self, uint32_t routing_id);
// @draft
void zmsg_print_n (zmsg_t *self, size_t size);
// @since 4.0.2 @own @stale self
zframe_t *zmsg_unwrap (zmsg_t *self);
// @since 4.0.2 @own
zmsg_t *zmsg_recv_nowait (void *source);
// @since 4.0.2 @consume frame
void zmsg_wrap (zmsg_t *self, zframe_t *frame);
// @since 4.0.2 @consume frame
int zmsg_push (zmsg_t *self, zframe_t *frame);
// @since 4.0.2 @consume frame
int zmsg_add (zmsg_t *self, zframe_t *frame);
// @since 4.0.2
void zmsg_fprint (zmsg_t *self, FILE *file);

/* zpoller */

// @since 4.0.2 @own @keep reader @null reader
zpoller_t *zpoller_new (void *reader, ...);
// @since 4.0.2 @destroy
void zpoller_destroy (zpoller_t **self_p);
// @since 4.0.2 @keep reader
int zpoller_add (zpoller_t *self, void *reader);
// @since 4.0.2
int zpoller_remove (zpoller_t *self, void *reader);
// @since 4.0.2
void zpoller_set_nonstop (zpoller_t *self, bool nonstop);
// @since 4.0.2 @range timeout=-1..
void *zpoller_wait (zpoller_t *self, int timeout);
// @since 4.0.2
bool zpoller_expired (zpoller_t *self);
// @since 4.0.2
bool zpoller_terminated (zpoller_t *self);
// @since 4.0.2 @test
void zpoller_test (bool verbose);

/* zsock */

// @since 4.0.2 @own @range type=0..11
zsock_t *zsock_new (int type);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_pub (const char *endpoint);
// @since 4.0.2 @own @null endpoint subscribe
zsock_t *zsock_new_sub (const char *endpoint, const char *subscribe);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_req (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_rep (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_dealer (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_router (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_push (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_pull (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_xpub (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_xsub (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_pair (const char *endpoint);
// @since 4.0.2 @own @null endpoint
zsock_t *zsock_new_stream (const char *endpoint);
// @since 4.0.2 @destroy
void zsock_destroy (zsock_t **self_p);
// @since 4.0.2
int zsock_bind (zsock_t *self, const char *format, ...);
// @since 4.0.2 @borrow
const char *zsock_endpoint (zsock_t *self);
// @since 4.0.2
int zsock_unbind (zsock_t *self, const char *format, ...);
// @since 4.0.2
int zsock_connect (zsock_t *self, const char *format, ...);
// @since 4.0.2
int zsock_disconnect (zsock_t *self, const char *format, ...);
// @since 4.0.2 @null endpoints
int zsock_attach (zsock_t *self, const char *endpoints, bool serverish);
// @since 4.0.2 @borrow
const char *zsock_type_str (zsock_t *self);
// @since 4.0.2
int zsock_send (void *self, const char *picture, ...);
// @since 4.0.2
int zsock_recv (void *self, const char *picture, ...);
// @since 4.0.2
int zsock_bsend (void *self, const char *picture, ...);
// @since 4.0.2
int zsock_brecv (void *self, const char *picture, ...);
// @since 4.0.2
void zsock_set_unbounded (void *self);
// @since 4.0.2
int zsock_signal (void *self, byte status);
// @since 4.0.2
int zsock_wait (void *self);
// @since 4.0.2
void zsock_flush (void *self);
// @since 4.0.2
bool zsock_is (void *self);
// @since 4.0.2
void *zsock_resolve (void *self);
// @since 4.2.1
int zsock_priority (void *self);
// @since 4.2.1
void zsock_set_priority (void *self, int priority);
// @since 4.2.1
int zsock_reconnect_stop (void *self);
// @since 4.2.1
void zsock_set_reconnect_stop (void *self, int reconnect_stop);
// @since 4.2.1
void zsock_set_only_first_subscribe (void *self, int only_first_subscribe);
// @since 4.2.1
void zsock_set_hello_msg (void *self, zframe_t *hello_msg);
// @since 4.2.1
void zsock_set_disconnect_msg (void *self, zframe_t *disconnect_msg);
// @since 4.2.1
void zsock_set_wss_trust_system (void *self, int wss_trust_system);
// @since 4.2.1
void zsock_set_wss_hostname (void *self, const char *wss_hostname);
// @since 4.2.1
void zsock_set_wss_trust_pem (void *self, const char *wss_trust_pem);
// @since 4.2.1
void zsock_set_wss_cert_pem (void *self, const char *wss_cert_pem);
// @since 4.2.1
void zsock_set_wss_key_pem (void *self, const char *wss_key_pem);
// @since 4.2.1
int zsock_out_batch_size (void *self);
// @since 4.2.1
void zsock_set_out_batch_size (void *self, int out_batch_size);
// @since 4.2.1
int zsock_in_batch_size (void *self);
// @since 4.2.1
void zsock_set_in_batch_size (void *self, int in_batch_size);
// @since 4.2.1 @own
char *zsock_socks_password (void *self);
// @since 4.2.1
void zsock_set_socks_password (void *self, const char *socks_password);
// @since 4.2.1 @own
char *zsock_socks_username (void *self);
// @since 4.2.1
void zsock_set_socks_username (void *self, const char *socks_username);
// @since 4.2.1
void zsock_set_xpub_manual_last_value (void *self, int xpub_manual_last_value);
// @since 4.2.0
int zsock_router_notify (void *self);
// @since 4.2.0
void zsock_set_router_notify (void *self, int router_notify);
// @since 4.2.0
int zsock_multicast_loop (void *self);
// @since 4.2.0
void zsock_set_multicast_loop (void *self, int multicast_loop);
// @since 4.2.0 @own
char *zsock_metadata (void *self);
// @since 4.2.0
void zsock_set_metadata (void *self, const char *metadata);
// @since 4.2.0
int zsock_loopback_fastpath (void *self);
// @since 4.2.0
void zsock_set_loopback_fastpath (void *self, int loopback_fastpath);
// @since 4.2.0
int zsock_zap_enforce_domain (void *self);
// @since 4.2.0
void zsock_set_zap_enforce_domain (void *self, int zap_enforce_domain);
// @since 4.2.0
int zsock_gssapi_principal_nametype (void *self);
// @since 4.2.0
void zsock_set_gssapi_principal_nametype (void *self, int gssapi_principal_nametype);
// @since 4.2.0
int zsock_gssapi_service_principal_nametype (void *self);
// @since 4.2.0
void zsock_set_gssapi_service_principal_nametype (void *self, int gssapi_service_principal_nametype);
// @since 4.2.0 @own
char *zsock_bindtodevice (void *self);
// @since 4.2.0
void zsock_set_bindtodevice (void *self, const char *bindtodevice);
// @since 4.0.2
int zsock_heartbeat_ivl (void *self);
// @since 4.0.2
void zsock_set_heartbeat_ivl (void *self, int heartbeat_ivl);
// @since 4.0.2
int zsock_heartbeat_ttl (void *self);
// @since 4.0.2
void zsock_set_heartbeat_ttl (void *self, int heartbeat_ttl);
// @since 4.0.2
int zsock_heartbeat_timeout (void *self);
// @since 4.0.2
void zsock_set_heartbeat_timeout (void *self, int heartbeat_timeout);
// @since 4.0.2
int zsock_use_fd (void *self);
// @since 4.0.2
void zsock_set_use_fd (void *self, int use_fd);
// @since 4.0.2
void zsock_set_xpub_manual (void *self, int xpub_manual);
// @since 4.0.2
void zsock_set_xpub_welcome_msg (void *self, const char *xpub_welcome_msg);
// @since 4.0.2
void zsock_set_stream_notify (void *self, int stream_notify);
// @since 4.0.2
int zsock_invert_matching (void *self);
// @since 4.0.2
void zsock_set_invert_matching (void *self, int invert_matching);
// @since 4.0.2
void zsock_set_xpub_verboser (void *self, int xpub_verboser);
// @since 4.0.2
int zsock_connect_timeout (void *self);
// @since 4.0.2
void zsock_set_connect_timeout (void *self, int connect_timeout);
// @since 4.0.2
int zsock_tcp_maxrt (void *self);
// @since 4.0.2
void zsock_set_tcp_maxrt (void *self, int tcp_maxrt);
// @since 4.0.2
int zsock_thread_safe (void *self);
// @since 4.0.2
int zsock_multicast_maxtpdu (void *self);
// @since 4.0.2
void zsock_set_multicast_maxtpdu (void *self, int multicast_maxtpdu);
// @since 4.0.2
int zsock_vmci_buffer_size (void *self);
// @since 4.0.2
void zsock_set_vmci_buffer_size (void *self, int vmci_buffer_size);
// @since 4.0.2
int zsock_vmci_buffer_min_size (void *self);
// @since 4.0.2
void zsock_set_vmci_buffer_min_size (void *self, int vmci_buffer_min_size);
// @since 4.0.2
int zsock_vmci_buffer_max_size (void *self);
// @since 4.0.2
void zsock_set_vmci_buffer_max_size (void *self, int vmci_buffer_max_size);
// @since 4.0.2
int zsock_vmci_connect_timeout (void *self);
// @since 4.0.2
void zsock_set_vmci_connect_timeout (void *self, int vmci_connect_timeout);
// @since 4.0.2
int zsock_tos (void *self);
// @since 4.0.2
void zsock_set_tos (void *self, int tos);
// @since 4.0.2
void zsock_set_router_handover (void *self, int router_handover);
// @since 4.0.2
void zsock_set_connect_rid (void *self, const char *connect_rid);
// @since 4.0.2
void zsock_set_connect_rid_bin (void *self, const byte *connect_rid);
// @since 4.0.2
int zsock_handshake_ivl (void *self);
// @since 4.0.2
void zsock_set_handshake_ivl (void *self, int handshake_ivl);
// @since 4.0.2 @own
char *zsock_socks_proxy (void *self);
// @since 4.0.2
void zsock_set_socks_proxy (void *self, const char *socks_proxy);
// @since 4.0.2
void zsock_set_xpub_nodrop (void *self, int xpub_nodrop);
// @since 4.0.2
void zsock_set_router_mandatory (void *self, int router_mandatory);
// @since 4.0.2
void zsock_set_probe_router (void *self, int probe_router);
// @since 4.0.2
void zsock_set_req_relaxed (void *self, int req_relaxed);
// @since 4.0.2
void zsock_set_req_correlate (void *self, int req_correlate);
// @since 4.0.2
void zsock_set_conflate (void *self, int conflate);
// @since 4.0.2 @own
char *zsock_zap_domain (void *self);
// @since 4.0.2
void zsock_set_zap_domain (void *self, const char *zap_domain);
// @since 4.0.2
int zsock_mechanism (void *self);
// @since 4.0.2
int zsock_plain_server (void *self);
// @since 4.0.2
void zsock_set_plain_server (void *self, int plain_server);
// @since 4.0.2 @own
char *zsock_plain_username (void *self);
// @since 4.0.2
void zsock_set_plain_username (void *self, const char *plain_username);
// @since 4.0.2 @own
char *zsock_plain_password (void *self);
// @since 4.0.2
void zsock_set_plain_password (void *self, const char *plain_password);
// @since 4.0.2
int zsock_curve_server (void *self);
// @since 4.0.2
void zsock_set_curve_server (void *self, int curve_server);
// @since 4.0.2 @own
char *zsock_curve_publickey (void *self);
// @since 4.0.2
void zsock_set_curve_publickey (void *self, const char *curve_publickey);
// @since 4.0.2 @size curve_publickey=32
void zsock_set_curve_publickey_bin (void *self, const byte *curve_publickey);
// @since 4.0.2 @own
char *zsock_curve_secretkey (void *self);
// @since 4.0.2
void zsock_set_curve_secretkey (void *self, const char *curve_secretkey);
// @since 4.0.2 @size curve_secretkey=32
void zsock_set_curve_secretkey_bin (void *self, const byte *curve_secretkey);
// @since 4.0.2 @own
char *zsock_curve_serverkey (void *self);
// @since 4.0.2
void zsock_set_curve_serverkey (void *self, const char *curve_serverkey);
// @since 4.0.2 @size curve_serverkey=32
void zsock_set_curve_serverkey_bin (void *self, const byte *curve_serverkey);
// @since 4.0.2
int zsock_gssapi_server (void *self);
// @since 4.0.2
void zsock_set_gssapi_server (void *self, int gssapi_server);
// @since 4.0.2
int zsock_gssapi_plaintext (void *self);
// @since 4.0.2
void zsock_set_gssapi_plaintext (void *self, int gssapi_plaintext);
// @since 4.0.2 @own
char *zsock_gssapi_principal (void *self);
// @since 4.0.2
void zsock_set_gssapi_principal (void *self, const char *gssapi_principal);
// @since 4.0.2 @own
char *zsock_gssapi_service_principal (void *self);
// @since 4.0.2
void zsock_set_gssapi_service_principal (void *self, const char *gssapi_service_principal);
// @since 4.0.2
int zsock_ipv6 (void *self);
// @since 4.0.2
void zsock_set_ipv6 (void *self, int ipv6);
// @since 4.0.2
int zsock_immediate (void *self);
// @since 4.0.2
void zsock_set_immediate (void *self, int immediate);
// @since 4.0.2
int zsock_sndhwm (void *self);
// @since 4.0.2
void zsock_set_sndhwm (void *self, int sndhwm);
// @since 4.0.2
int zsock_rcvhwm (void *self);
// @since 4.0.2
void zsock_set_rcvhwm (void *self, int rcvhwm);
// @since 4.0.2
int zsock_maxmsgsize (void *self);
// @since 4.0.2
void zsock_set_maxmsgsize (void *self, int maxmsgsize);
// @since 4.0.2
int zsock_multicast_hops (void *self);
// @since 4.0.2
void zsock_set_multicast_hops (void *self, int multicast_hops);
// @since 4.0.2
void zsock_set_xpub_verbose (void *self, int xpub_verbose);
// @since 4.0.2
int zsock_tcp_keepalive (void *self);
// @since 4.0.2
void zsock_set_tcp_keepalive (void *self, int tcp_keepalive);
// @since 4.0.2
int zsock_tcp_keepalive_idle (void *self);
// @since 4.0.2
void zsock_set_tcp_keepalive_idle (void *self, int tcp_keepalive_idle);
// @since 4.0.2
int zsock_tcp_keepalive_cnt (void *self);
// @since 4.0.2
void zsock_set_tcp_keepalive_cnt (void *self, int tcp_keepalive_cnt);
// @since 4.0.2
int zsock_tcp_keepalive_intvl (void *self);
// @since 4.0.2
void zsock_set_tcp_keepalive_intvl (void *self, int tcp_keepalive_intvl);
// @since 4.0.2 @own
char *zsock_tcp_accept_filter (void *self);
// @since 4.0.2
void zsock_set_tcp_accept_filter (void *self, const char *tcp_accept_filter);
// @since 4.0.2 @own
char *zsock_last_endpoint (void *self);
// @since 4.0.2
void zsock_set_router_raw (void *self, int router_raw);
// @since 4.0.2
int zsock_ipv4only (void *self);
// @since 4.0.2
void zsock_set_ipv4only (void *self, int ipv4only);
// @since 4.0.2
void zsock_set_delay_attach_on_connect (void *self, int delay_attach_on_connect);
// @since 4.1.1
int zsock_hwm (void *self);
// @since 4.1.1
void zsock_set_hwm (void *self, int hwm);
// @since 4.1.1
int zsock_swap (void *self);
// @since 4.1.1
void zsock_set_swap (void *self, int swap);
// @since 4.0.2
int zsock_affinity (void *self);
// @since 4.0.2
void zsock_set_affinity (void *self, int affinity);
// @since 4.0.2 @own
char *zsock_identity (void *self);
// @since 4.0.2
void zsock_set_identity (void *self, const char *identity);
// @since 4.0.2
int zsock_rate (void *self);
// @since 4.0.2
void zsock_set_rate (void *self, int rate);
// @since 4.0.2
int zsock_recovery_ivl (void *self);
// @since 4.0.2
void zsock_set_recovery_ivl (void *self, int recovery_ivl);
// @since 4.1.1
int zsock_recovery_ivl_msec (void *self);
// @since 4.1.1
void zsock_set_recovery_ivl_msec (void *self, int recovery_ivl_msec);
// @since 4.1.1
int zsock_mcast_loop (void *self);
// @since 4.1.1
void zsock_set_mcast_loop (void *self, int mcast_loop);
// @since 4.0.2
int zsock_rcvtimeo (void *self);
// @since 4.0.2
void zsock_set_rcvtimeo (void *self, int rcvtimeo);
// @since 4.0.2
int zsock_sndtimeo (void *self);
// @since 4.0.2
void zsock_set_sndtimeo (void *self, int sndtimeo);
// @since 4.0.2
int zsock_sndbuf (void *self);
// @since 4.0.2
void zsock_set_sndbuf (void *self, int sndbuf);
// @since 4.0.2
int zsock_rcvbuf (void *self);
// @since 4.0.2
void zsock_set_rcvbuf (void *self, int rcvbuf);
// @since 4.0.2
int zsock_linger (void *self);
// @since 4.0.2
void zsock_set_linger (void *self, int linger);
// @since 4.0.2
int zsock_reconnect_ivl (void *self);
// @since 4.0.2
void zsock_set_reconnect_ivl (void *self, int reconnect_ivl);
// @since 4.0.2
int zsock_reconnect_ivl_max (void *self);
// @since 4.0.2
void zsock_set_reconnect_ivl_max (void *self, int reconnect_ivl_max);
// @since 4.0.2
int zsock_backlog (void *self);
// @since 4.0.2
void zsock_set_backlog (void *self, int backlog);
// @since 4.0.2
void zsock_set_subscribe (void *self, const char *subscribe);
// @since 4.0.2
void zsock_set_unsubscribe (void *self, const char *unsubscribe);
// @since 4.0.2
int zsock_type (void *self);
// @since 4.0.2
int zsock_rcvmore (void *self);
// @since 4.0.2
SOCKET zsock_fd (void *self);
// @since 4.0.2
int zsock_events (void *self);
// @since 4.0.2 @test
void zsock_test (bool verbose);
// @draft @own @null endpoint
zsock_t *zsock_new_server (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_client (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_radio (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_dish (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_gather (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_scatter (const char *endpoint);
// @draft @own @null endpoint
zsock_t *zsock_new_dgram (const char *endpoint);
// @draft
uint32_t zsock_routing_id (zsock_t *self);
// @draft
void zsock_set_routing_id (zsock_t *self, uint32_t routing_id);
// @draft
int zsock_join (void *self, const char *group);
// @draft
int zsock_leave (void *self, const char *group);
// @draft
bool zsock_has_in (void *self);
// @since 4.0.2 @own
zsock_t *zsock_new_checked (int type, const char *filename, size_t line_nbr);
// @since 4.0.2 @destroy
void zsock_destroy_checked (zsock_t **self_p, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_pub_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_sub_checked (const char *endpoint, const char *subscribe, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_req_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_rep_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_dealer_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_router_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_push_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_pull_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_xpub_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_xsub_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_pair_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @since 4.0.2 @own
zsock_t *zsock_new_stream_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_server_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_client_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_radio_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_dish_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_gather_checked (const char *endpoint, const char *filename, size_t line_nbr);
// @draft @own
zsock_t *zsock_new_scatter_checked (const char *endpoint, const char *filename, size_t line_nbr);

/* zstr */

// @since 4.0.2 @own
char *zstr_recv (void *source);
// @since 4.0.2 @out string_p
int zstr_recvx (void *source, char **string_p, ...);
// @since 4.0.2 @null string
int zstr_send (void *dest, const char *string);
// @since 4.0.2 @null string
int zstr_sendm (void *dest, const char *string);
// @since 4.0.2
int zstr_sendf (void *dest, const char *format, ...);
// @since 4.0.2
int zstr_sendfm (void *dest, const char *format, ...);
// @since 4.0.2
int zstr_sendx (void *dest, const char *string, ...);
// @since 4.0.2 @free string_p
void zstr_free (char **string_p);
// @since 4.0.2 @test
void zstr_test (bool verbose);
// @draft @own
char *zstr_recv_compress (void *source);
// @draft
int zstr_send_compress (void *dest, const char *string);
// @draft
int zstr_sendm_compress (void *dest, const char *string);
// @draft @own
char *zstr_str (void *source);
// @since 4.0.2 @own
char *zstr_recv_nowait (void *source);

/* zsys */

#define UDP_FRAME_MAX 255
typedef void (zsys_handler_fn)(int signal_value);
// @since 4.0.2
void *zsys_init (void);
// @since 4.0.2
void zsys_shutdown (void);
// @since 4.0.2
void *zsys_socket (int type, const char *filename, size_t line_nbr);
// @since 4.0.2
int zsys_close (void *handle, const char *filename, size_t line_nbr);
// @since 4.0.2 @borrow @range socktype=0..11
char *zsys_sockname (int socktype);
// @since 4.0.2 @own @out backend_p
zsock_t *zsys_create_pipe (zsock_t **backend_p);
// @since 4.0.2 @null handler_fn
void zsys_handler_set (zsys_handler_fn *handler_fn);
// @since 4.0.2
void zsys_handler_reset (void);
// @since 4.0.2
void zsys_catch_interrupts (void);
// @since 4.0.2
bool zsys_file_exists (const char *filename);
// @since 4.0.2
time_t zsys_file_modified (const char *filename);
// @since 4.0.2
int zsys_file_mode (const char *filename);
// @since 4.0.2
int zsys_file_delete (const char *filename);
// @since 4.0.2
bool zsys_file_stable (const char *filename);
// @since 4.0.2
int zsys_dir_create (const char *pathname, ...);
// @since 4.0.2
int zsys_dir_delete (const char *pathname, ...);
// @since 4.0.2
int zsys_dir_change (const char *pathname);
// @since 4.0.2
void zsys_file_mode_private (void);
// @since 4.0.2
void zsys_file_mode_default (void);
// @since 4.0.2 @out major minor patch
void zsys_version (int *major, int *minor, int *patch);
// @since 4.0.2 @own
char *zsys_sprintf (const char *format, ...);
// @since 4.0.2
SOCKET zsys_udp_new (bool routable);
// @since 4.0.2
int zsys_udp_close (SOCKET handle);
// @since 4.0.2
int zsys_udp_send (SOCKET udpsock, zframe_t *frame, inaddr_t *address, int addrlen);
// @since 4.0.2 @own @out peername
zframe_t *zsys_udp_recv (SOCKET udpsock, char *peername, int peerlen);
// @since 4.0.2
void zsys_socket_error (const char *reason);
// @since 4.0.2 @own
char *zsys_hostname (void);
// @since 4.0.2 @null workdir
int zsys_daemonize (const char *workdir);
// @since 4.0.2 @null lockfile group user
int zsys_run_as (const char *lockfile, const char *group, const char *user);
// @since 4.0.2
bool zsys_has_curve (void);
// @since 4.0.2
void zsys_set_io_threads (size_t io_threads);
// @since 4.1.1
void zsys_set_thread_sched_policy (int policy);
// @since 4.1.1
void zsys_set_thread_priority (int priority);
// @since 4.2.0
void zsys_set_thread_name_prefix (int prefix);
// @since 4.2.0
int zsys_thread_name_prefix (void);
// @since 4.2.0
void zsys_thread_affinity_cpu_add (int cpu);
// @since 4.2.0
void zsys_thread_affinity_cpu_remove (int cpu);
// @since 4.0.2
void zsys_set_max_sockets (size_t max_sockets);
// @since 4.0.2
size_t zsys_socket_limit (void);
// @since 4.0.2 @range max_msgsz=0..
void zsys_set_max_msgsz (int max_msgsz);
// @since 4.0.2
int zsys_max_msgsz (void);
// @since 4.0.2 @range linger=0..
void zsys_set_linger (size_t linger);
// @since 4.0.2 @range sndhwm=0..
void zsys_set_sndhwm (size_t sndhwm);
// @since 4.0.2 @range rcvhwm=0..
void zsys_set_rcvhwm (size_t rcvhwm);
// @since 4.0.2 @range pipehwm=0..
void zsys_set_pipehwm (size_t pipehwm);
// @since 4.0.2
size_t zsys_pipehwm (void);
// @since 4.0.2 @range ipv6=0..1
void zsys_set_ipv6 (int ipv6);
// @since 4.0.2
int zsys_ipv6 (void);
// @since 4.0.2
void zsys_set_interface (const char *value);
// @since 4.0.2 @borrow
const char *zsys_interface (void);
// @since 4.0.2
void zsys_set_ipv6_address (const char *value);
// @since 4.0.2 @borrow
const char *zsys_ipv6_address (void);
// @since 4.0.2
void zsys_set_ipv6_mcast_address (const char *value);
// @since 4.0.2 @borrow
const char *zsys_ipv6_mcast_address (void);
// @since 4.0.2 @range auto_use_fd=0..1
void zsys_set_auto_use_fd (int auto_use_fd);
// @since 4.0.2
int zsys_auto_use_fd (void);
// @since 4.0.2
void zsys_set_logident (const char *value);
// @since 4.0.2 @null stream
void zsys_set_logstream (FILE *stream);
// @since 4.0.2 @null endpoint
void zsys_set_logsender (const char *endpoint);
// @since 4.0.2
void zsys_set_logsystem (bool logsystem);
// @since 4.0.2
void zsys_error (const char *format, ...);
// @since 4.0.2
void zsys_warning (const char *format, ...);
// @since 4.0.2
void zsys_notice (const char *format, ...);
// @since 4.0.2
void zsys_info (const char *format, ...);
// @since 4.0.2
void zsys_debug (const char *format, ...);
// @since 4.0.2 @test
void zsys_test (bool verbose);
// @draft
bool zsys_is_interrupted (void);
// @draft
void zsys_set_interrupted (void);
// @draft @own
char *zsys_sprintf_hint (int hint, const char *format, ...);
// @draft
void zsys_set_thread_name_prefix_str (const char *prefix);
// @draft @borrow
const char *zsys_thread_name_prefix_str (void);
// @draft
void zsys_set_zero_copy_recv (int zero_copy);
// @draft
int zsys_zero_copy_recv (void);
// @draft
void zsys_set_file_stable_age_msec (int64_t file_stable_age_msec);
// @draft
int64_t zsys_file_stable_age_msec (void);
// @draft
bool zsys_ipv6_available (void);
// @draft
void zsys_set_ipv4_mcast_address (const char *value);
// @draft @borrow
const char *zsys_ipv4_mcast_address (void);
// @draft
void zsys_set_mcast_ttl (byte value);
// @draft
byte zsys_mcast_ttl (void);
// @draft @own
char *zsys_zprintf (const char *format, zhash_t *args);
// @draft @own
char *zsys_zprintf_error (const char *format, zhash_t *args);
// @draft @own
char *zsys_zplprintf (const char *format, zconfig_t *args);
// @draft @own
char *zsys_zplprintf_error (const char *format, zconfig_t *args);
// @since 4.0.2
ssize_t zsys_file_size (const char *filename);
// @since 4.0.2
extern volatile int zsys_interrupted;
// @since 4.0.2
extern volatile int zctx_interrupted;

/* zuuid */

#define ZUUID_LEN 16
// @since 4.0.2 @own
zuuid_t *zuuid_new (void);
// @since 4.0.2 @own @size source=16
zuuid_t *zuuid_new_from (const byte *source);
// @since 4.0.2 @destroy
void zuuid_destroy (zuuid_t **self_p);
// @since 4.0.2 @size source=16
void zuuid_set (zuuid_t *self, const byte *source);
// @since 4.0.2
int zuuid_set_str (zuuid_t *self, const char *source);
// @since 4.0.2 @borrow @size zuuid_size
const byte *zuuid_data (zuuid_t *self);
// @since 4.0.2
size_t zuuid_size (zuuid_t *self);
// @since 4.0.2 @borrow
const char *zuuid_str (zuuid_t *self);
// @since 4.0.2 @borrow
const char *zuuid_str_canonical (zuuid_t *self);
// @since 4.0.2 @out target @size target=16
void zuuid_export (zuuid_t *self, byte *target);
// @since 4.0.2 @size compare=16
bool zuuid_eq (zuuid_t *self, const byte *compare);
// @since 4.0.2 @size compare=16
bool zuuid_neq (zuuid_t *self, const byte *compare);
// @since 4.0.2 @own
zuuid_t *zuuid_dup (zuuid_t *self);
// @since 4.0.2 @test
void zuuid_test (bool verbose);

/* zauth */

// @since 4.0.2 @actor
void zauth (zsock_t *pipe, void *certstore);
// @since 4.0.2 @test
void zauth_test (bool verbose);

/* zbeacon */

// @since 4.0.2 @actor
void zbeacon (zsock_t *pipe, void *unused);
// @since 4.0.2 @test
void zbeacon_test (bool verbose);

/* zgossip */

// @since 4.0.2 @actor
void zgossip (zsock_t *pipe, void *args);
// @since 4.0.2 @test
void zgossip_test (bool verbose);

/* zmonitor */

// @since 4.0.2 @actor
void zmonitor (zsock_t *pipe, void *sock);
// @since 4.0.2 @test
void zmonitor_test (bool verbose);

/* zproxy */

// @since 4.0.2 @actor
void zproxy (zsock_t *pipe, void *unused);
// @since 4.0.2 @test
void zproxy_test (bool verbose);

/* zrex */

// @since 4.0.2 @own @null expression
zrex_t *zrex_new (const char *expression);
// @since 4.0.2 @destroy
void zrex_destroy (zrex_t **self_p);
// @since 4.0.2
bool zrex_valid (zrex_t *self);
// @since 4.0.2 @borrow
const char *zrex_strerror (zrex_t *self);
// @since 4.0.2
bool zrex_matches (zrex_t *self, const char *text);
// @since 4.0.2
bool zrex_eq (zrex_t *self, const char *text, const char *expression);
// @since 4.0.2
int zrex_hits (zrex_t *self);
// @since 4.0.2 @borrow
const char *zrex_hit (zrex_t *self, uint index);
// @since 4.0.2 @out string_p
int zrex_fetch (zrex_t *self, const char **string_p, ...);
// @since 4.0.2 @test
void zrex_test (bool verbose);

/* libc */

FILE *fdopen (int fd, const char *mode);
int fclose (FILE *stream);
void free (void *pointer);
