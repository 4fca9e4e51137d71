package check

import "strings"

// shortest is how many characters of a name a message shows.
const shortest = 60

// Short is a name, or what stands in a cell, as a message shows it: on one
// line, and cut if it is long.
func Short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > shortest {
		return strings.TrimSpace(string(runes[:shortest-1])) + "…"
	}
	return text
}
