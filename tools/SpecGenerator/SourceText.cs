using System.Text;

namespace NanoLua.SpecGenerator;

/// <summary>Generated text under construction: indentation, comments, line width.</summary>
internal sealed class SourceText
{
    private const int WidthMax = 100;
    private readonly StringBuilder _text = new();
    private string _indent = "";

    public void Line(string text = "")
    {
        _text.Append(text.Length == 0 ? "" : _indent).Append(text).Append('\n');
    }

    public void Open(string? head = null)
    {
        if (head is not null)
        {
            Line(head);
        }
        Line("{");
        _indent += "    ";
    }

    /// <summary>As <see cref="Open"/>, with the brace at the end of the line.</summary>
    public void OpenSameLine(string head)
    {
        Line(head + " {");
        _indent += "    ";
    }

    public void Close(string tail = "")
    {
        _indent = _indent[4..];
        Line("}" + tail);
    }

    /// <summary>Writes a comment above what follows, wrapped at the line width.</summary>
    public void Comment(string text)
    {
        string rest = text.Trim();
        int width = WidthMax - _indent.Length - 3;
        while (rest.Length > width)
        {
            int split = rest.LastIndexOf(' ', width);
            split = split <= 0 ? rest.Length : split;
            Line("// " + rest[..split].TrimEnd());
            rest = rest[split..].Trim();
        }
        if (rest.Length != 0)
        {
            Line("// " + rest);
        }
    }

    /// <summary>Writes comment lines as they stand: they may contain drawings.</summary>
    public void Comment(IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line.Length == 0 ? "//" : "// " + line);
        }
    }

    public void Commented(string code, string comment)
    {
        if (comment.Length == 0)
        {
            Line(code);
        }
        else if (_indent.Length + code.Length + comment.Length + 5 <= WidthMax)
        {
            Line($"{code}  // {comment}");
        }
        else
        {
            Comment(comment);
            Line(code);
        }
    }

    /// <summary>Writes values separated by commas, as many on a line as fit.</summary>
    public void Values(IEnumerable<string> values)
    {
        string line = "";
        foreach (string value in values)
        {
            if (_indent.Length + line.Length + value.Length + 2 > WidthMax)
            {
                Line(line.TrimEnd());
                line = "";
            }
            line += value + ", ";
        }
        Line(line.TrimEnd());
    }

    public override string ToString()
    {
        return _text.ToString();
    }
}
