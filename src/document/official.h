/* official.h - the parts of an official document, GB/T 9704—2012 党政机关公文格式 (types only)
 *
 * All texts are owned and may be "", which leaves their place empty.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/richtext.h"

/* 版头 */
typedef struct {
    char *mark;        /* 发文机关标志, red */
    char *number;      /* 发文字号: "青市监标〔2018〕7号" */
    char *signer;      /* 签发人; moves the number to the left */
    char *copy_number; /* 份号: "000001" */
    char *secrecy;     /* 密级和保密期限: "机密★1年" */
    char *urgency;     /* 紧急程度: "特急" */
} RpRedHead;

/* 附件 as it stands on its own page */
typedef struct {
    int number;        /* 附件1; 0 where there is only one */
    RpRichText *title; /* owned; a line end where the title is broken */
    char *outline;     /* owned */
} RpAttachment;

/* 署名 and 成文日期 */
typedef struct {
    char *issuer, *date;
    bool sealed; /* 加盖印章: the date ends 4 characters from the edge, the issuer above its middle
                  */
} RpSignature;

/* 版记 */
typedef struct {
    char *copies;  /* 抄送 */
    char *printer; /* 印发机关 */
    char *printed; /* 印发日期, without 印发 */
} RpColophon;

RpRedHead *rp_redhead_new(void);
void rp_redhead_free(RpRedHead *head);
RpAttachment *rp_attachment_new(void);
void rp_attachment_free(RpAttachment *attachment);
RpSignature *rp_signature_new(void);
void rp_signature_free(RpSignature *signature);
RpColophon *rp_colophon_new(void);
void rp_colophon_free(RpColophon *colophon);
