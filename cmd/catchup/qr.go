package main

import (
	"fmt"
	"image"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// quiet is how many light modules stand around a QR code: ISO/IEC 18004 asks
// for four.
const quiet = 4

// qrText is the QR code of a text in characters, each of which is two modules,
// one above the other. Dark modules are ink.
func qrText(text string) (string, error) {
	code, err := qr.Encode(text, qr.L, qr.Auto)
	if err != nil {
		return "", fmt.Errorf("making a QR code: %w", err)
	}
	size := code.Bounds().Dx()
	var lines []string
	for y := -quiet; y < size+quiet; y += 2 {
		var line strings.Builder
		for x := -quiet; x < size+quiet; x++ {
			line.WriteString(twoModules(dark(code, x, y), dark(code, x, y+1)))
		}
		lines = append(lines, line.String())
	}
	return strings.Join(lines, "\n"), nil
}

func twoModules(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}

// dark tells whether a module is; those around the code are not.
func dark(code image.Image, x, y int) bool {
	if !(image.Point{X: x, Y: y}).In(code.Bounds()) {
		return false
	}
	red, _, _, _ := code.At(x, y).RGBA()
	return red == 0
}
