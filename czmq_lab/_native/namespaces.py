"""CZMQ's classes as Python namespaces, ``zstr.send(socket, "hello")``, and the raw door ``C``.

Their types are in ``namespaces.pyi``, which tools/declare.py writes with the rules that also make the functions.
"""

from __future__ import annotations

from .engine import OFFERED, REST, Namespace, RawDoor

C = RawDoor()
globals().update({name: Namespace(name, about) for name, about in {**OFFERED, **REST}.items()})
