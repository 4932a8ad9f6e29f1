using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatAgency.Grains.Tools.BuiltIn;

/// <summary>
/// Works out an expression: <c>+ - * / % ^</c>, brackets, <c>!</c>, a few functions and constants. In doubles, shown with
/// 15 digits; bounded in length and depth, so that no text costs more than its reading.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct Calculation
{
    public const int Longest = 500;
    private const int Deepest = 50;
    private const int LargestFactorial = 170;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Calculation(ReadOnlySpan<char> text) => _text = text;

    /// <exception cref="FormatException">It is no expression; the message says where, and nothing else of it.</exception>
    public static string Evaluate(string text)
    {
        if (text.Length > Longest) throw new FormatException($"it is longer than {Longest} characters");
        var calculation = new Calculation(text);
        var result = calculation.Sum();
        if (calculation.Next() != '\0') throw calculation.Wrong();
        return double.IsFinite(result) ? result.ToString("G15", CultureInfo.InvariantCulture) : throw new FormatException("it has no finite result");
    }

    private double Sum()
    {
        if (++_depth > Deepest) throw new FormatException("it is nested too deep");
        var result = Product();
        while (Next() is '+' or '-')
        {
            result = _text[_at++] == '+' ? result + Product() : result - Product();
        }

        _depth--;
        return result;
    }

    private double Product()
    {
        var result = Signed();
        while (Next() is '*' or '/' or '%' or '×' or '÷')
        {
            var sign = _text[_at++];
            var right = Signed();
            result = sign switch { '*' or '×' => result * right, '%' => result % right, _ => result / right };
        }

        return result;
    }

    private double Signed()
    {
        if (++_depth > Deepest) throw new FormatException("it is nested too deep");
        var result = Next() switch
        {
            '-' => -Skipped().Signed(),
            '+' => Skipped().Signed(),
            _ => Power(),
        };
        _depth--;
        return result;
    }

    // -2^2 is -4, and 2^-1 a half: the exponent may have a sign, the base has none.
    private double Power()
    {
        var result = Atom();
        while (Next() == '!')
        {
            _at++;
            result = Factorial(result);
        }

        if (Next() != '^') return result;
        _at++;
        return Math.Pow(result, Signed());
    }

    private double Atom()
    {
        var c = Next();
        if (c == '(') return Arguments() is [var one] ? one : throw Wrong();
        if (char.IsAsciiDigit(c) || c == '.') return Number();
        return char.IsAsciiLetter(c) ? Named() : throw Wrong();
    }

    private double Number()
    {
        var from = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or '_')) _at++;
        if (_at < _text.Length && _text[_at] is 'e' or 'E' && HasExponent())
        {
            _at += 2;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        }

        return double.TryParse(_text[from.._at].ToString().Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong();
    }

    private readonly bool HasExponent() => _at + 1 < _text.Length && (char.IsAsciiDigit(_text[_at + 1]) || (_text[_at + 1] is '+' or '-' && _at + 2 < _text.Length && char.IsAsciiDigit(_text[_at + 2])));

    private double Named()
    {
        var from = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at])) _at++;
        var name = _text[from.._at].ToString().ToUpperInvariant();
        if (Next() != '(') return name switch { "PI" => Math.PI, "E" => Math.E, _ => throw Wrong() };
        return (name, Arguments()) switch
        {
            ("SQRT", [var x]) => Math.Sqrt(x),
            ("CBRT", [var x]) => Math.Cbrt(x),
            ("ABS", [var x]) => Math.Abs(x),
            ("FLOOR", [var x]) => Math.Floor(x),
            ("CEIL", [var x]) => Math.Ceiling(x),
            ("ROUND", [var x]) => Math.Round(x, MidpointRounding.AwayFromZero),
            ("ROUND", [var x, var digits]) when digits is >= 0 and <= 15 => Math.Round(x, (int)digits, MidpointRounding.AwayFromZero),
            ("EXP", [var x]) => Math.Exp(x),
            ("LN", [var x]) => Math.Log(x),
            ("LOG", [var x]) => Math.Log10(x),
            ("LOG2", [var x]) => Math.Log2(x),
            ("SIN", [var x]) => Math.Sin(x),
            ("COS", [var x]) => Math.Cos(x),
            ("TAN", [var x]) => Math.Tan(x),
            ("MIN", [_, ..] all) => all.Min(),
            ("MAX", [_, ..] all) => all.Max(),
            ("SUM", [_, ..] all) => all.Sum(),
            ("AVG", [_, ..] all) => all.Average(),
            _ => throw Wrong(),
        };
    }

    private List<double> Arguments()
    {
        List<double> all = [];
        do
        {
            _at++;
            all.Add(Sum());
        }
        while (Next() == ',');
        if (Next() != ')') throw Wrong();
        _at++;
        return all;
    }

    private static double Factorial(double of)
    {
        if (of < 0 || of > LargestFactorial || Math.Floor(of) != of) throw new FormatException($"! takes whole numbers from 0 to {LargestFactorial}");
        var result = 1.0;
        for (var i = 2; i <= of; i++) result *= i;
        return result;
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref Calculation Skipped()
    {
        _at++;
        return ref this;
    }

    private char Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private readonly FormatException Wrong() => new($"it cannot be read at character {_at + 1}");
}
