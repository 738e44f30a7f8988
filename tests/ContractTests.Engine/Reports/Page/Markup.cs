using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using ContractTests.Judgements;

namespace ContractTests.Reports.Page;

/// <summary>HTML. What is put into an interpolated one is text, and is escaped and shown so that everything in it can be seen; other markup goes in as it is.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup None { get; } = new("");

    public static Markup Of(Interpolated markup) => new(markup.ToString());

    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> each) => new(string.Concat(items.Select(i => each(i).Html)));

    /// <summary>A picture that stands beside words which say the same.</summary>
    public static Markup Icon(string name) => Of($"""<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-{name}"></use></svg>""");

    public override string ToString() => Html;

    [InterpolatedStringHandler]
    public readonly ref struct Interpolated(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _html.Append(literal);

        public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

        public void AppendFormatted(int number) => AppendFormatted(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public void AppendFormatted(string? text) => _html.Append(string.Join('\n', (text ?? "").Split('\n').Select(line => HtmlEncoder.Default.Encode(VisibleText.Of(line, spaces: false)))));

        public override string ToString() => _html.ToString();
    }
}
