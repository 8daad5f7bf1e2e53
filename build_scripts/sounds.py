"""Make the desk's three sounds, resources/sounds/*.wav, out of sine waves: ours to give away, and a few kB each.

    python3 build_scripts/sounds.py

Good rises, bad falls and is low and long, so that both are told apart without looking and in a noisy hall.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE = 22_050
SOUNDS = {
    "good": ((880, 0.09), (1320, 0.16)),
    "bad": ((330, 0.18), (0, 0.05), (220, 0.34)),
    "look": ((660, 0.12), (0, 0.06), (660, 0.12)),
}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, notes in SOUNDS.items():
        samples = [sample for tone, seconds in notes for sample in note(tone, seconds)]
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return 0


def note(tone: float, seconds: float) -> list[int]:
    """A sine wave with an octave above it, faded in and out so that it does not click."""
    count = int(RATE * seconds)
    fade = RATE // 100
    made = []
    for place in range(count):
        angle = 2 * math.pi * tone * place / RATE
        loud = min(1.0, place / fade, (count - place) / fade)
        made.append(int(14_000 * loud * (0.8 * math.sin(angle) + 0.2 * math.sin(2 * angle))))
    return made


if __name__ == "__main__":
    raise SystemExit(main())
