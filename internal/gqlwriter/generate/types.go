package main

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

// The kinds of values that are written.
const (
	scalar   = "scalar"   // or an enumeration
	object   = "object"   // of one type
	abstract = "abstract" // one of several objects: an interface or a union
	pointer  = "pointer"  // to a scalar or to an object
	list     = "list"
)

// value is how values of a type are written.
type value struct {
	*config.TypeReference
	Kind string
	// Of is that of what a pointer points to, or of the elements of a list.
	Of *value
	// text is the Go code that writes a scalar, with %s for the expression.
	text string
	// CanBeNull: that code is a condition, and false where the scalar is null.
	CanBeNull bool
}

// valueOf returns how values of a type are written; nil if they are not.
func valueOf(ref *config.TypeReference) *value {
	v := &value{TypeReference: ref}
	_, isPointer := ref.GO.(*types.Pointer)
	_, isInterface := ref.GO.Underlying().(*types.Interface)
	switch {
	case ref.IsOmittable || ref.IsMap() || ref.IsRoot || ref.HasEnumValues():
		return nil
	case ref.IsSlice():
		v.Kind, v.Of = list, valueOf(ref.Elem())
		if v.Of == nil {
			return nil
		}
	case ref.GQL.Elem != nil:
		return nil
	case isPointer:
		v.Kind, v.Of = pointer, valueOf(ref.Elem())
		if v.Of == nil || v.Of.Kind != scalar && v.Of.Kind != object {
			return nil
		}
	case ref.Definition.IsLeafType():
		return v.scalar()
	case ref.Definition.IsAbstractType() && isInterface:
		v.Kind = abstract
	case ref.Definition.Kind == ast.Object && ref.IsStruct() && !ref.IsMarshaler && ref.Marshaler == nil:
		v.Kind = object
	default:
		return nil
	}
	return v
}

// scalar returns how a scalar is written; nil if it is not. gqlgen's own have a
// method of the writer. One of ours is written by the function Append… beside its
// Marshal… if there is one, else by that.
func (v *value) scalar() *value {
	v.Kind = scalar
	switch {
	case v.IsMarshaler && !v.IsContext:
		v.text, v.CanBeNull = "w.Marshal(%s)", true
		return v
	case v.Marshaler == nil || v.IsTargetNilable():
		return nil
	}
	switch strings.TrimPrefix(v.Marshaler.FullName(), "github.com/99designs/gqlgen/graphql.") {
	case "MarshalString", "MarshalID":
		v.text = "w.String(" + v.as("string") + ")"
	case "MarshalInt":
		v.text = "w.Int(" + v.as("int") + ")"
	case "MarshalBoolean":
		v.text = "w.Boolean(" + v.as("bool") + ")"
	case "MarshalFloatContext":
		v.text = "w.Float(" + v.as("float64") + ")"
	default:
		if v.IsContext || v.CastType != nil {
			return nil
		}
		v.CanBeNull = true // and its text is known when the package's name in the file is
	}
	return v
}

// as returns the Go code that converts an expression to a basic type.
func (v *value) as(basic string) string {
	if v.GO.String() == basic {
		return "%s"
	}
	return basic + "(%s)"
}

// Scalar returns the Go code that writes an expression.
func (v *value) Scalar(expression string) string {
	if v.text != "" {
		return fmt.Sprintf(v.text, expression)
	}
	pkg := v.Marshaler.Pkg()
	name := "Append" + strings.TrimPrefix(v.Marshaler.Name(), "Marshal")
	if _, ok := pkg.Scope().Lookup(name).(*types.Func); ok {
		return fmt.Sprintf("w.Append(%s.%s(w.Text, %s))", templates.CurrentImports.Lookup(pkg.Path()), name, expression)
	}
	return fmt.Sprintf("w.Marshal(%s(%s))", templates.Call(v.Marshaler), expression)
}

// Func returns the name of the function that writes a list or an object.
func (v *value) Func() string { return "write" + v.name() }

func (v *value) name() string {
	switch {
	case v.Kind == list && v.GQL.NonNull:
		return v.Of.name() + "List"
	case v.Kind == list:
		return v.Of.name() + "ListOrNull"
	case v.Kind == pointer:
		return v.Of.name() + "Pointer"
	case v.Kind == scalar:
		return v.Definition.Name
	case v.Kind == abstract && !v.GQL.NonNull:
		return v.Definition.Name + "OrNull"
	default:
		return v.Definition.Name
	}
}

// IfNull returns the Go code for a null: that, or nothing that can be written.
func (v *value) IfNull() string {
	if v.GQL.NonNull {
		return "w.Fail()"
	}
	return "w.Null()"
}
