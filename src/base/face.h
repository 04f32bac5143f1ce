/* face.h - a font face as a place in a font file, recorded by text/ and read by paint/ */
#pragma once

typedef struct {
    char *file;   /* owned by the font set; absolute path */
    int index;    /* face within a collection */
    char *family; /* owned by the font set; as the file names it */
    char *style;  /* owned by the font set; "Bold" */
    int id;       /* 0.. in order of first use; stable for equal input */
} RpFace;
