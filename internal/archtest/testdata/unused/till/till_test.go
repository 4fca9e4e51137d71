package till

import (
	"testing"

	"sample/shop"
)

func TestTill(t *testing.T) { shop.ForTests() }
