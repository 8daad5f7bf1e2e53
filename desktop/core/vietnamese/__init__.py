"""Vietnamese as it is written, sorted, searched, counted and dated; the standard library only, no input or output.

text         clean what arrives, fold it for search, compare spellings that differ only in where the tone sits
syllables    letters, tones and what a Vietnamese syllable can be
sorting      one stored key that puts names in Vietnamese order everywhere
names        family and given names
national_id  what the twelve digits of a CCCD say, and what Excel did to them
phone        telephone numbers
legacy       text from the years of .VnTime and VNI-Times, and text read in the wrong code page
amounts      đồng in figures and in words
lunar        the Vietnamese lunar calendar, Tết and the names of years
dates_in_words  dates as official papers write them
provinces    the 34 provinces of 2026 and where the former 63 went
findings     what a check has found, without a sentence
"""
