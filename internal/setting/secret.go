package setting

import (
	"fmt"
	"regexp"
	"strings"

	"catchup/internal/check"
)

// Secret is text that is never printed. It may hold ${NAME}, which stands for
// a variable of the environment, or be file:path, whose content it then is.
type Secret struct {
	value   string
	literal bool // it stands in the settings as it is
}

var variable = regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)\}`)

func (s *Secret) read(text string, o Options) error {
	if name, ok := strings.CutPrefix(text, "file:"); ok {
		data, err := o.secret(name)
		*s = NewSecret(strings.TrimRight(data, "\r\n"))
		return err
	}
	var unset []string
	value := variable.ReplaceAllStringFunc(text, func(v string) string {
		value, ok := o.lookup(v[2 : len(v)-1])
		if !ok {
			unset = append(unset, v[2:len(v)-1])
		}
		return value
	})
	if len(unset) > 0 {
		return unknown(unset)
	}
	*s = NewSecret(value)
	s.literal = value == text
	return nil
}

// unknown is the mistake of naming variables that the environment does not have.
func unknown(variables []string) error {
	return check.Problem{Message: fmt.Sprintf("the environment has no %s", strings.Join(variables, " and no "))}
}

// secret is what a file holds that has a secret.
func (o Options) secret(name string) (string, error) {
	data, err := o.contents(name)
	if full, wrong := o.full(name); wrong == nil && err == nil && o.OnSecret != nil {
		o.OnSecret(Path{Name: name, Full: full})
	}
	return data, err
}

// Literal tells whether the secret stands in the settings as it is, for all
// who can read them.
func (s Secret) Literal() bool { return s.literal && s.value != "" }

// lookup asks the environment, which is empty unless the options have one.
func (o Options) lookup(name string) (string, bool) {
	if o.Env == nil {
		return "", false
	}
	return o.Env(name)
}

// contents reads a file that a setting is written in.
func (o Options) contents(name string) (string, error) {
	var f File
	if err := f.read(name, o); err != nil {
		return "", err
	}
	data, err := o.Disk.ReadFile(f.Full)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, err)
	}
	return string(data), nil
}

// NewSecret keeps value as a secret.
func NewSecret(value string) Secret { return Secret{value: value} }

// Reveal returns the secret, for those who need it.
func (s Secret) Reveal() string { return s.value }

// String hides the secret.
func (Secret) String() string { return hidden }

// GoString hides the secret from %#v.
func (Secret) GoString() string { return hidden }

// MarshalText hides the secret from encoders.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

const hidden = "•••"
