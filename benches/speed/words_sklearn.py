"""Complement naive Bayes over pairs of characters, as scikit-learn does it: learning and suggesting, timed."""

import csv
import sys
import time

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import ComplementNB

with open(sys.argv[1], encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
texts = [row["text"] for row in rows]
labels = [row["label"] for row in rows]

learning, suggesting = [], []
for _ in range(5):
    start = time.perf_counter()
    counts = CountVectorizer(analyzer="char", ngram_range=(2, 2))
    model = ComplementNB(alpha=0.5).fit(counts.fit_transform(texts), labels)
    learning.append(time.perf_counter() - start)
    start = time.perf_counter()
    model.predict(counts.transform(texts))
    suggesting.append(time.perf_counter() - start)

for name, times in (("learn, no confidence measured", learning), ("suggest", suggesting)):
    print(f"  scikit-learn: {name:<40} {sorted(times)[2] * 1000:8.2f} ms")
