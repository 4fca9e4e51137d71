package dkim

import (
	"bytes"
	"strings"
	"testing"

	gomail "github.com/wneessen/go-mail"
)

// letter is a body of 200 KB: some words, and an attachment.
var letter = []byte(strings.Repeat("So much for a few words of =C2=A3 and text, fold=\r\ned.\r\n", 100) +
	strings.Repeat(strings.Repeat("A", 76)+"\r\n", 2600))

// BenchmarkSign takes a letter of 200 KB whose body is the reader's own, and
// one whose body all readers share.
func BenchmarkSign(b *testing.B) {
	shared := Sum(letter)
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
		b.Run(k+"/own", func(b *testing.B) { sign(b, func() Digest { return Sum(letter) }) })
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

// BenchmarkLibrary is what go-mail's own signer takes for the same letter.
func BenchmarkLibrary(b *testing.B) {
	for _, k := range keys {
		s := gomail.NewDKIMSigner("example.org", "catchup", signer(b, k).key.Signer)
		s.HeaderCanonicalization(gomail.CanonicalizationRelaxed)
		s.BodyCanonicalization(gomail.CanonicalizationRelaxed)
		b.Run(k, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Sign([]byte(head), letter); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
