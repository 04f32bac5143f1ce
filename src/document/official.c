#include "document/official.h"

RpRedHead *
rp_redhead_new(void)
{
    RpRedHead *head = g_new0(RpRedHead, 1);

    head->mark = g_strdup("");
    head->number = g_strdup("");
    head->signer = g_strdup("");
    head->copy_number = g_strdup("");
    head->secrecy = g_strdup("");
    head->urgency = g_strdup("");
    return head;
}

void
rp_redhead_free(RpRedHead *head)
{
    g_free(head->mark);
    g_free(head->number);
    g_free(head->signer);
    g_free(head->copy_number);
    g_free(head->secrecy);
    g_free(head->urgency);
    g_free(head);
}

RpAttachment *
rp_attachment_new(void)
{
    RpAttachment *attachment = g_new0(RpAttachment, 1);

    attachment->title = rp_richtext_new();
    attachment->outline = g_strdup("");
    return attachment;
}

void
rp_attachment_free(RpAttachment *attachment)
{
    rp_richtext_free(attachment->title);
    g_free(attachment->outline);
    g_free(attachment);
}

RpSignature *
rp_signature_new(void)
{
    RpSignature *signature = g_new0(RpSignature, 1);

    signature->issuer = g_strdup("");
    signature->date = g_strdup("");
    signature->sealed = true;
    return signature;
}

void
rp_signature_free(RpSignature *signature)
{
    g_free(signature->issuer);
    g_free(signature->date);
    g_free(signature);
}

RpColophon *
rp_colophon_new(void)
{
    RpColophon *colophon = g_new0(RpColophon, 1);

    colophon->copies = g_strdup("");
    colophon->printer = g_strdup("");
    colophon->printed = g_strdup("");
    return colophon;
}

void
rp_colophon_free(RpColophon *colophon)
{
    g_free(colophon->copies);
    g_free(colophon->printer);
    g_free(colophon->printed);
    g_free(colophon);
}
