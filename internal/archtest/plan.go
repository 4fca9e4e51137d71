// Package archtest is the plan of the house as a test: which room may lead to
// which, what no room may hold, and that each says what it is for.
package archtest

// plan lists what each package of this module may import of it. "*" stands
// for every package below a folder, or for all of them.
var plan = map[string][]string{
	// words: they know nobody but each other
	"internal/check":        {},
	"internal/control":      {},
	"internal/period":       {},
	"internal/script":       {},
	"internal/set":          {},
	"internal/markup":       {},
	"internal/table":        {"internal/check", "internal/control", "internal/markup", "internal/period", "internal/setting"},
	"internal/document":     {"internal/control", "internal/period", "internal/script", "internal/table"},
	"internal/setting":      {"internal/check", "internal/control", "internal/period"},
	"internal/setting/disk": {},
	"internal/subscriber":   {"internal/check", "internal/control", "internal/table"},
	"internal/pass":         {},
	"internal/password":     {},
	"internal/picture":      {},

	// thinking: no I/O, no clock
	"internal/language":            {"internal/set"},
	"internal/prose":               {"internal/language", "internal/set"},
	"internal/item":                {"internal/language", "internal/prose", "internal/set", "internal/table"},
	"internal/statement":           {"internal/item", "internal/language", "internal/set", "internal/statement/reference"},
	"internal/statement/reference": {"internal/set"},
	"internal/story":               {"internal/item", "internal/language", "internal/prose", "internal/set", "internal/statement"},
	"internal/holiday":             {"internal/check", "internal/setting"},
	"internal/expect":              {"internal/check", "internal/setting", "internal/shaping", "internal/table"},
	"internal/schema":              {"internal/expect", "internal/table"},
	"internal/meaning":             {"internal/check", "internal/period", "internal/setting", "internal/table"},
	"internal/feedback":            {"internal/check", "internal/control", "internal/setting"},
	"internal/shaping":             {"internal/check", "internal/control", "internal/period", "internal/table"},
	"reports":                      {"internal/check", "internal/control", "internal/document", "internal/finance", "internal/finance/catalogue", "internal/finance/finding", "internal/finance/kind", "internal/item", "internal/language", "internal/meaning", "internal/period", "internal/script", "internal/setting", "internal/statement", "internal/story", "internal/table"},

	// what is written for one edition by hand
	"internal/editor": {"internal/check", "internal/document", "internal/setting", "reports"},

	// finance: its words, then what its kinds share, then the kinds, then their list
	"internal/finance":           {"internal/check", "internal/finance/spc", "internal/period", "internal/script", "internal/table"},
	"internal/finance/spc":       {},
	"internal/finance/kind":      {"internal/check", "internal/document", "internal/finance", "internal/meaning", "internal/period", "internal/table"},
	"internal/finance/kind/*":    {"internal/check", "internal/document", "internal/finance", "internal/finance/kind", "internal/finance/spc", "internal/meaning", "internal/period", "internal/table"},
	"internal/finance/finding":   {"internal/document", "internal/finance", "internal/finance/kind", "internal/finance/spc", "internal/meaning", "internal/period", "internal/table"},
	"internal/finance/catalogue": {"internal/finance/kind", "internal/finance/kind/*"},

	// the road and its last stretch
	"internal/edition": {"internal/check", "internal/document", "internal/expect", "internal/meaning", "internal/period", "internal/picture", "internal/set", "internal/setting", "internal/shaping", "internal/source", "internal/table", "reports"},
	"internal/deliver": {"internal/check", "internal/control", "internal/document", "internal/edition", "internal/subscriber"},

	// looking after it: when a report is due, what is owed, how it stands, and why
	// an edition tells what it tells
	"internal/schedule":  {"internal/check", "internal/holiday", "internal/period", "internal/setting"},
	"internal/queue":     {},
	"internal/sweep":     {"internal/edition", "internal/queue", "internal/schedule"},
	"internal/watch":     {"internal/deliver", "internal/document", "internal/edition", "internal/schedule", "internal/setting", "internal/source", "internal/subscriber", "internal/table"},
	"internal/rehearsal": {"internal/document", "internal/edition", "internal/schedule", "internal/source", "internal/table", "reports"},
	"internal/collector": {"internal/source", "internal/source/feed"},
	"internal/explain":   {"internal/check", "internal/document", "internal/edition", "internal/story"},

	// how the words of a page are parted
	"internal/render/pdf/hyphen": {},

	// edges: they meet the world and never each other
	"internal/source":              {"internal/check", "internal/control", "internal/period", "internal/setting", "internal/table"},
	"internal/source/codec":        {},
	"internal/source/visit":        {"internal/period", "internal/source"},
	"internal/source/dialect":      {"internal/check", "internal/source", "internal/table"},
	"internal/source/format":       {},
	"internal/source/part":         {},
	"internal/source/xlsxfile":     {"internal/check", "internal/setting", "internal/source", "internal/source/dialect", "internal/source/format", "internal/source/odsfile", "internal/source/part", "internal/table"},
	"internal/source/feed":         {"internal/check", "internal/item", "internal/markup", "internal/period", "internal/setting", "internal/source", "internal/source/codec", "internal/source/format", "internal/source/visit", "internal/source/webpage", "internal/table"},
	"internal/source/webpage":      {"internal/item", "internal/markup", "internal/source"},
	"internal/source/*":            {"internal/check", "internal/markup", "internal/period", "internal/setting", "internal/source", "internal/source/codec", "internal/source/dialect", "internal/source/format", "internal/source/part", "internal/table"},
	"internal/render/*":            {"internal/document", "internal/edition", "internal/render/chart", "internal/render/face", "internal/script", "internal/table", "templates"},
	"internal/render/pdf":          {"internal/document", "internal/edition", "internal/render/chart", "internal/render/face", "internal/render/pdf/flow", "internal/render/pdf/hyphen", "internal/render/pdf/tag", "internal/script", "templates"},
	"internal/render/pdf/flow":     {},
	"internal/render/pdf/tag":      {},
	"internal/render/chart":        {"internal/document", "internal/render/face", "templates"},
	"internal/render/face":         {"internal/script"},
	"internal/editor/folder":       {"internal/check", "internal/editor", "internal/period", "reports"},
	"internal/rewrite":             {"reports"},
	"internal/deliver/smtp":        {"internal/check", "internal/control", "internal/deliver", "internal/setting"},
	"internal/deliver/outbox":      {"internal/deliver"},
	"internal/deliver/dkim":        {"internal/check", "internal/setting"},
	"internal/deliver/domain":      {"internal/deliver/dkim"},
	"internal/feedback/*":          {"internal/check", "internal/setting"},
	"internal/store/database":      {},
	"internal/store":               {"internal/store/database", "internal/deliver", "internal/document", "internal/edition", "internal/feedback", "internal/pass", "internal/password", "internal/period", "internal/source", "internal/subscriber", "internal/table"},
	"internal/web":                 {"internal/check", "internal/password", "internal/setting", "templates"},
	"internal/web/admin":           {"internal/check", "internal/control", "internal/deliver", "internal/document", "internal/edition", "internal/editor", "internal/feedback", "internal/pass", "internal/password", "internal/schedule", "internal/source", "internal/subscriber", "internal/web", "internal/web/admin/workplace"},
	"internal/web/admin/workplace": {"internal/control", "internal/document", "internal/editor", "internal/item", "reports"},
	"internal/web/*":               {"internal/document", "internal/edition", "internal/pass", "internal/subscriber", "internal/web"},
	"internal/web/subscription":    {"internal/check", "internal/deliver", "internal/pass", "internal/setting", "internal/subscriber", "internal/web", "templates"},
	"internal/monitor":             {"internal/check", "internal/setting"},
	"internal/queue/*":             {"internal/queue"},
	"internal/preview":             {"internal/check", "internal/document", "internal/edition"},
	"templates":                    {"internal/check", "internal/document", "internal/script", "internal/setting"},
	"config":                       {"internal/*", "reports"},
	"internal/store/storetest":     {"internal/*"},

	// who knows everybody
	"internal/app":     {"*"},
	"cmd/catchup-eval": {"internal/item", "internal/language", "internal/statement", "internal/story"},
	"cmd/catchup":      {"config", "internal/app", "internal/check", "internal/collector", "internal/control", "internal/deliver", "internal/deliver/domain", "internal/document", "internal/edition", "internal/explain", "internal/feedback", "internal/password", "internal/preview", "internal/rehearsal", "internal/setting", "internal/source", "internal/subscriber", "internal/watch", "reports"},
}

// pure are the packages that think: they open no file, no socket and no clock,
// and neither does what they import.
var pure = []string{
	"internal/check", "internal/control", "internal/markup", "internal/period", "internal/table", "internal/document", "internal/setting", "internal/set", "internal/script", "internal/holiday",
	"internal/expect", "internal/schema", "internal/meaning", "internal/feedback", "internal/item", "internal/language", "internal/prose", "internal/shaping", "internal/statement", "internal/story", "reports",
	"internal/finance", "internal/finance/*", "internal/editor",
}

// harmless are the packages outside this module that pure ones may import. They
// compute, except for the effects below.
var harmless = []string{
	"bytes", "cmp", "container/*", "crypto/hmac", "crypto/sha256", "encoding", "encoding/*", "errors", "fmt", "hash/maphash", "html", "io", "io/fs",
	"iter", "maps", "math", "math/big", "math/bits", "mime", "mime/*", "net/mail", "net/netip", "net/textproto", "net/url",
	"path", "path/filepath", "reflect", "regexp", "slices", "strconv", "strings", "time", "time/tzdata", "unicode", "unicode/*",
	"github.com/emersion/go-ical", "github.com/go-text/typesetting/bidi", "github.com/go-text/typesetting/language",
	"github.com/kljensen/snowball/*", "github.com/yuin/goldmark*", "github.com/robfig/cron/v3", "github.com/shopspring/decimal", "github.com/teambition/rrule-go", "golang.org/x/net/html*", "golang.org/x/net/idna", "golang.org/x/text/*", "gopkg.in/yaml.v3",
}

// effects are the functions and variables of those packages that meet the world.
// time.LoadLocation is not among them: it is read from the machine or from what
// is compiled in, but says the same everywhere.
var effects = map[string][]string{
	"fmt":                       {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"mime":                      {"AddExtensionType", "ExtensionsByType", "TypeByExtension"},
	"net/textproto":             {"Dial"},
	"path/filepath":             {"Abs", "EvalSymlinks", "Glob", "Walk", "WalkDir"},
	"time":                      {"After", "AfterFunc", "Local", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"},
	"github.com/robfig/cron/v3": {"New"},
}
