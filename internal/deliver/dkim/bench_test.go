package dkim

import (
	"bytes"
	"strings"
	"testing"

	msgauth "github.com/emersion/go-msgauth/dkim"
)

// body200 is a body of 200 KB: some words, and an attachment.
var body200 = []byte(strings.Repeat("So much for a few words of =C2=A3 and text, fold=\r\ned.\r\n", 100) +
	strings.Repeat(strings.Repeat("A", 76)+"\r\n", 2600))

// BenchmarkSign signs a message of 200 KB whose body is the subscriber's own,
// and one whose body all subscribers share.
func BenchmarkSign(b *testing.B) {
	shared := Sum(body200)
	for _, k := range keys {
		s := signer(b, k)
		sign := func(b *testing.B, digest func() Digest) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Sign([]byte(head), digest()); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.Run(k+"/own", func(b *testing.B) { sign(b, func() Digest { return Sum(body200) }) })
		b.Run(k+"/shared", func(b *testing.B) { sign(b, func() Digest { return shared }) })
	}
}

// BenchmarkSum takes what is easy, an attachment, and what is hard, words.
func BenchmarkSum(b *testing.B) {
	for name, line := range map[string]string{"attachment": strings.Repeat("A", 76), "words": strings.Repeat("word ", 15)} {
		body := bytes.Repeat([]byte(line+"\r\n"), 2600)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				Sum(body)
			}
		})
	}
}

// BenchmarkLibrary is what go-msgauth takes for the same message with the same
// fields signed. It hashes the body for each subscriber.
func BenchmarkLibrary(b *testing.B) {
	fields := []string{}
	for _, c := range covered {
		fields = append(fields, c.name)
		if c.sealed {
			fields = append(fields, c.name)
		}
	}
	message := append([]byte(head+"\r\n"), body200...)
	for _, k := range keys {
		options := &msgauth.SignOptions{
			Domain: "example.org", Selector: "catchup", Signer: signer(b, k).key.Signer, HeaderKeys: fields,
			HeaderCanonicalization: msgauth.CanonicalizationRelaxed, BodyCanonicalization: msgauth.CanonicalizationRelaxed,
		}
		b.Run(k, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, err := msgauth.NewSigner(options)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Write(message); err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
				s.Signature()
			}
		})
	}
}
