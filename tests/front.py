"""A small front, like a reverse proxy: one address, several processes behind it, and answers that can get lost."""

import socket
import threading
from contextlib import suppress


class Front:
    """Each new connection goes to a living process. While `hold` is on, answers pile up here instead of arriving."""

    def __init__(self, *ports: int) -> None:
        self.ports = list(ports)
        self.held = 0  # answers on the way to somebody
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port = int(self._listener.getsockname()[1])
        self._flows = threading.Event()
        self._flows.set()
        self._lock = threading.Lock()
        self._pairs: list[tuple[int, socket.socket, socket.socket]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self) -> None:
        self.held = 0
        self._flows.clear()

    def release(self) -> None:
        self._flows.set()

    def cut(self, *ports: int) -> None:
        """Whoever speaks through these (or all) processes is cut off, and what was held for them is lost."""
        with self._lock:
            gone = [pair for pair in self._pairs if not ports or pair[0] in ports]
            self._pairs = [pair for pair in self._pairs if pair not in gone]
        for _, phone, server in gone:
            _hang_up(phone, server)

    def close(self) -> None:
        self._listener.close()
        self.release()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                phone, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(phone,), daemon=True).start()

    def _connect(self, phone: socket.socket) -> None:
        for port in self.ports:
            with suppress(OSError):
                server = socket.create_connection(("127.0.0.1", port), timeout=5)
                server.settimeout(None)
                break
        else:
            _hang_up(phone)
            return
        with self._lock:
            self._pairs.append((port, phone, server))
        threading.Thread(target=self._carry, args=(phone, server), daemon=True).start()
        self._carry(server, phone, answers=True)

    def _carry(self, source: socket.socket, goal: socket.socket, *, answers: bool = False) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if answers and not self._flows.is_set():
                    self.held += 1
                    self._flows.wait()
                goal.sendall(data)
        _hang_up(source, goal)


def _hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
