"""The most memory this process may use, held by the system: by the kernel's limit of addresses, on Windows by a job."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import resource

_EXTENDED_LIMITS, _LIMIT_PROCESS_MEMORY = 9, 0x100


def limit_memory(most: int) -> None:
    """From now on asking for more fails. Where the system forbids limits (a job of Windows 7 within another), reading
    goes on without one."""
    if sys.platform == "win32":
        _join_job(most)
    else:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not leave people's names on the disk


def peak_memory() -> int:
    """The most bytes this process had in memory so far; 0 where that is not known."""
    try:
        told = Path("/proc/self/status").read_bytes()  # the kernel's other counter begins with what the parent used
    except OSError:
        return 0
    found = re.search(rb"VmHWM:\s*(\d+) kB", told)
    return int(found[1]) * 1024 if found else 0


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t), ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32), ("affinity", ctypes.c_size_t), ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )  # fmt: skip


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t), ("peak_process", ctypes.c_size_t), ("peak_job", ctypes.c_size_t),
    )  # fmt: skip


def _join_job(most: int) -> None:
    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    limits = _Limits(process_memory=most)
    limits.basic.flags = _LIMIT_PROCESS_MEMORY
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
