package pdf

import (
	"testing"

	"catchup/internal/document"
)

// EndsBadly says where the pages of a document break the rules of the design.
func EndsBadly(t *testing.T, r *Renderer, d *document.Document) []string {
	return endsBadly(d, r.styles.paper, laid(t, r, d))
}
