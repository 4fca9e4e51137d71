package prose

import (
	"strings"
	"testing"
)

// BenchmarkClean cleans an article of twenty sentences of news.
func BenchmarkClean(b *testing.B) {
	var raw strings.Builder
	for range 5 {
		raw.WriteString("<p>The trust will close three wards in May, its chief executive said. More than 400 people visit our wards each day. " +
			"For a year the board had asked ministers to pay for the new wing.</p><p>“Read the letter,” Ann Hill said, “and sign up.” She left.</p>")
	}
	for b.Loop() {
		Clean(raw.String(), "A title")
	}
}
