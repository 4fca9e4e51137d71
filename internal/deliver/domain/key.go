package domain

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// key looks for the public half of the key that signs the messages.
func (x *examination) key(ctx context.Context) []Finding {
	if x.Signer == nil {
		return []Finding{{"DKIM", Advice, "messages are not signed here; Gmail and Yahoo want those of bulk senders signed",
			"set mail.dkim, unless the server that sends them on signs them for " + x.From}}
	}
	texts, err := x.texts(ctx, x.Signer.Name())
	if err != nil {
		return unknown("DKIM", "the key at "+x.Signer.Name(), err)
	}
	hint := publish(x.Signer.Name(), x.Signer.Record())
	switch len(texts) {
	case 0:
		return []Finding{{"DKIM", Fault, "there is no key at " + x.Signer.Name(), hint}}
	case 1:
		found := append(x.judgeKey(tags(texts[0]), hint), x.strength()...)
		return headed(found, "DKIM", "the key of the messages stands at "+x.Signer.Name())
	default:
		words := fmt.Sprintf("there are %d records at %s, where one key belongs", len(texts), x.Signer.Name())
		return []Finding{{"DKIM", Fault, words, "take them away and " + hint}}
	}
}

// judgeKey holds a record against the key (RFC 6376, section 3.6.1).
func (x *examination) judgeKey(record map[string]string, hint string) []Finding {
	fault := ""
	p, published := record["p"]
	switch {
	case record["v"] != "" && record["v"] != "DKIM1":
		fault = fmt.Sprintf("is of the version %s, not DKIM1", record["v"])
	case !published:
		fault = "holds no key"
	case p == "":
		fault = "says that the key is revoked"
	case cmp.Or(record["k"], "rsa") != x.Signer.Kind():
		fault = fmt.Sprintf("is for a key of %s; messages are signed by one of %s", cmp.Or(record["k"], "rsa"), x.Signer.Kind())
	case !x.holds(p):
		fault = "holds another key than the one that signs the messages"
	case !lists(cmp.Or(record["h"], "sha256"), "sha256"):
		fault = "does not allow SHA-256"
	case !lists(cmp.Or(record["s"], "*"), "*", "email"):
		fault = "is not for mail"
	case lists(record["t"], "y"):
		return []Finding{{"DKIM", Advice, "the record at " + x.Signer.Name() + " says that the key is on trial (t=y)", hint}}
	default:
		return nil
	}
	return []Finding{{"DKIM", Fault, "the record at " + x.Signer.Name() + " " + fault, hint}}
}

// holds tells whether the tag p is our key; spaces in it do not count.
func (x *examination) holds(p string) bool {
	der, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(p), ""))
	return err == nil && x.Signer.Published(der)
}

// lists tells whether a list with colons holds one of the words.
func lists(list string, words ...string) bool {
	return slices.ContainsFunc(strings.Split(list, ":"), func(s string) bool {
		return slices.Contains(words, strings.TrimSpace(s))
	})
}

// strength gives advice about the kind and the length of the key.
func (x *examination) strength() []Finding {
	switch {
	case x.Signer.Kind() == "ed25519":
		return []Finding{{"DKIM", Advice, "few receivers read Ed25519 as yet; to the others messages are not signed",
			"sign with an RSA key: openssl genrsa 2048"}}
	case x.Signer.Bits() < 2048:
		return []Finding{{"DKIM", Advice, fmt.Sprintf("the key has %d bits; 2048 are usual", x.Signer.Bits()),
			"openssl genrsa 2048 makes a longer one, to be published under another selector"}}
	}
	return nil
}
