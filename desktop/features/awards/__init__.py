"""Awards of the union: who is nominated for what, whether the rules allow it and why, the vote, and the dossier.

Award: danh hiệu thi đua or hình thức khen thưởng. Nomination: đề nghị khen thưởng. Dossier: hồ sơ khen thưởng. Titles
that the employer decides (Lao động tiên tiến, Chiến sĩ thi đua) are never nominated here, only read as prerequisites.
"""
