"""A WebSocket client (RFC 6455) of the standard library: enough for a feed of text frames."""

import base64
import hashlib
import os
import socket
import ssl
import urllib.parse

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
MOST = 1 << 20


class Closed(Exception):
    def __init__(self, code):
        super().__init__(f"closed with {code}")
        self.code = code


class WebSocket:
    def __init__(self, url, protocol, timeout=10):
        at = urllib.parse.urlsplit(url)
        secure = at.scheme == "wss"
        port = at.port or (443 if secure else 80)
        self._socket = socket.create_connection((at.hostname, port), timeout)
        if secure:
            self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=at.hostname)
        self._buffer = b""
        self._text = b""
        self._shake_hands(at, protocol)

    def _shake_hands(self, at, protocol):
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {at.path or '/'} HTTP/1.1\r\nHost: {at.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {protocol}\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self._buffer:
            self._read()
        head, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
        accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest())
        if not head.startswith(b"HTTP/1.1 101") or accept not in head:
            raise Closed(1006)

    def send(self, text):
        self._frame(TEXT, text.encode())

    def receive(self, timeout):
        """The next text; None when there is none within `timeout` seconds. Raises `Closed`."""
        while True:
            frame = self._next()
            if frame is None:
                self._socket.settimeout(max(timeout, 0.001))
                try:
                    self._read()
                except TimeoutError:
                    return None
                continue
            final, opcode, payload = frame
            if opcode == CLOSE:
                raise Closed(int.from_bytes(payload[:2], "big") if len(payload) >= 2 else 1005)
            if opcode == PING:
                self._frame(PONG, payload)
            elif opcode < CLOSE:
                self._text += payload
                if final:
                    text, self._text = self._text, b""
                    return text.decode()

    def close(self):
        try:
            self._frame(CLOSE, (1000).to_bytes(2, "big"))
        except (OSError, Closed):
            pass
        self._socket.close()

    def _read(self):
        try:
            data = self._socket.recv(65536)
        except TimeoutError:
            raise
        except OSError:
            raise Closed(1006) from None
        if not data or len(self._buffer) > MOST:
            raise Closed(1006)
        self._buffer += data

    def _next(self):
        data = self._buffer
        if len(data) < 2:
            return None
        length, start = data[1] & 127, 2
        if length > 125:
            start += 2 if length == 126 else 8
            if len(data) < start:
                return None
            length = int.from_bytes(data[2:start], "big")
        if len(data) < start + length:
            return None
        self._buffer = data[start + length :]
        return data[0] & 128 != 0, data[0] & 15, data[start : start + length]

    def _frame(self, opcode, payload):
        size = len(payload)
        length = bytes([128 | size]) if size < 126 else bytes([128 | 126]) + size.to_bytes(2, "big")
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
        self._socket.settimeout(10)
        try:
            self._socket.sendall(bytes([128 | opcode]) + length + mask + masked)
        except OSError:
            raise Closed(1006) from None
