package domain

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// dmarc examines what the domain asks receivers to do with messages that fail.
func (x *examination) dmarc(ctx context.Context) []Finding {
	place, records, err := x.findDMARC(ctx)
	if err != nil {
		return unknown("DMARC", "the DMARC record of "+x.From, err)
	}
	switch len(records) {
	case 0:
		place = "_dmarc." + owner(x.From)
		found := []Finding{{"DMARC", Fault, x.From + " has no DMARC record, which Gmail and Yahoo want of bulk senders",
			publish(place, "v=DMARC1; p=none; rua=mailto:postmaster@"+owner(x.From))}}
		return append(found, x.alignment(nil)...)
	case 1:
		record := tags(records[0])
		found := append(x.judgeDMARC(place, records[0], record), x.alignment(record)...)
		return headed(found, "DMARC", place+" says "+records[0])
	default:
		words := fmt.Sprintf("there are %d DMARC records at %s, so that receivers heed none", len(records), place)
		return []Finding{{"DMARC", Fault, words, "keep one of them: " + records[0]}}
	}
}

// findDMARC looks at the domain itself and then at its owner's (RFC 7489,
// section 6.6.3).
func (x *examination) findDMARC(ctx context.Context) (place string, records []string, err error) {
	for _, name := range slices.Compact([]string{x.From, owner(x.From)}) {
		place = "_dmarc." + name
		texts, err := x.texts(ctx, place)
		if err != nil {
			return place, nil, err
		}
		if records = starting(texts, "DMARC1"); len(records) > 0 {
			break
		}
	}
	return place, records, nil
}

// judgeDMARC looks at the policy, which for a domain below the record's own
// is that of sp.
func (x *examination) judgeDMARC(place, text string, record map[string]string) []Finding {
	tag := "p"
	if _, ok := record["sp"]; ok && place != "_dmarc."+x.From {
		tag = "sp"
	}
	var found []Finding
	switch policy := strings.ToLower(record[tag]); policy {
	case "reject", "quarantine":
	case "none":
		hint := "once its reports show no messages of yours that fail, " + publish(place, with(text, tag, "quarantine"))
		found = []Finding{{"DMARC", Advice, fmt.Sprintf("%s=none only watches: receivers let forged messages in", tag), hint}}
	default:
		words := fmt.Sprintf("the record at %s has no policy that receivers know: %s=%s", place, tag, policy)
		return []Finding{{"DMARC", Fault, words, publish(place, with(text, tag, "none"))}}
	}
	if record["rua"] == "" {
		reported := with(text, "rua", "mailto:postmaster@"+owner(x.From))
		found = append(found, Finding{"DMARC", Advice, "nobody is told of messages that fail", publish(place, reported)})
	}
	return found
}

// with is the record with another value of one tag. The policy comes right
// after the version (RFC 7489, section 6.3).
func with(record, tag, value string) string {
	parts := []string{"v=DMARC1"}
	for part := range strings.SplitSeq(record, ";") {
		name, _, _ := strings.Cut(part, "=")
		if name = strings.TrimSpace(name); name != "" && name != "v" && name != tag {
			parts = append(parts, strings.TrimSpace(part))
		}
	}
	if tag == "p" {
		return strings.Join(slices.Insert(parts, 1, tag+"="+value), "; ")
	}
	return strings.Join(append(parts, tag+"="+value), "; ")
}

// alignment examines whether SPF and DKIM prove the domain that subscribers see
// (RFC 7489, section 3.1). One of the two is enough; forwarded messages have
// only DKIM's.
func (x *examination) alignment(record map[string]string) []Finding {
	returned := x.within(x.Return, record["aspf"] == "s")
	signed := x.Signer != nil && x.within(strings.ToLower(x.Signer.Domain()), record["adkim"] == "s")
	switch {
	case !returned && !signed:
		return []Finding{{"DMARC", Fault, "neither the return path nor a signature is of " + x.From + ", so that every message fails",
			"sign for " + x.From + " by mail.dkim"}}
	case x.Signer != nil && !signed:
		return []Finding{{"DMARC", Advice, fmt.Sprintf("messages are signed for %s, which does not count for %s", x.Signer.Domain(), x.From),
			"sign for " + x.From + " by mail.dkim"}}
	}
	return nil
}
