"""One Report of a workshop, and the files written from it: Word, Excel, PDF, HTML, CSV."""
