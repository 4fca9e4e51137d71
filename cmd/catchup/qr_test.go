package main

import (
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// TestQRText reads the modules back out of the characters: they are those of the
// code, with four light ones around it.
func TestQRText(t *testing.T) {
	const said = "otpauth://totp/catchup:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	text, err := qrText(said)
	if err != nil {
		t.Fatal(err)
	}
	code, err := qr.Encode(said, qr.L, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	size := code.Bounds().Dx()
	lines := strings.Split(text, "\n")
	if len(lines) != (size+9)/2 {
		t.Fatalf("a code of %d modules has %d lines", size, len(lines))
	}
	for i, line := range lines {
		all := []rune(line)
		if len(all) != size+8 {
			t.Fatalf("line %d has %d characters, want %d", i, len(all), size+8)
		}
		for x, mark := range all {
			upper, lower := strings.ContainsRune("█▀", mark), strings.ContainsRune("█▄", mark)
			for half, got := range []bool{upper, lower} {
				at := 2*i + half - 4
				inside := x >= 4 && x < size+4 && at >= 0 && at < size
				if want := inside && isBlack(code.At(x-4, at)); got != want {
					t.Fatalf("the module %d, %d is dark: %v", x-4, at, got)
				}
			}
		}
	}
}

func isBlack(c interface{ RGBA() (r, g, b, a uint32) }) bool {
	r, g, b, _ := c.RGBA()
	return r+g+b == 0
}
