using System.Globalization;
using System.Text;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Reports;

/// <summary>A request, already masked, and what came back as text, much as they were on the wire but for secrets.</summary>
public static class ExchangeText
{
    /// <summary>Of each body, so many bytes at most.</summary>
    public static string Of(ApiRequest request, Observation? observation, Secrets secrets, int longest = ResponseBody.LongestShown)
    {
        var text = new StringBuilder($"{request.Method} {request.Url}\n");
        foreach (var (name, value) in request.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        if (request.Body is { Length: > 0 } body)
            text.Append('\n').Append(Shown(body, body.Length, longest, secrets)).Append('\n');
        if (request.Wire is { } wire)
            text.Append("\nsent in place of it:\n").Append(VisibleText.Of(Encoding.UTF8.GetString(wire.Span).Replace("\r\n", "\n", StringComparison.Ordinal), spaces: false).Replace('␊', '\n')).Append('\n');
        if (request.Stall != Stall.None)
            text.Append(CultureInfo.InvariantCulture, $"(the {(request.Stall == Stall.Headers ? "headers" : "body")} never came to an end)\n");
        text.Append('\n');
        switch (observation)
        {
            case Answer answer:
                text.Append(CultureInfo.InvariantCulture, $"{VisibleText.Of(secrets.Hide(answer.RawStatusLine), spaces: false)}\n");
                foreach (var (name, value) in answer.Headers)
                    text.Append(CultureInfo.InvariantCulture, $"{VisibleText.Of(secrets.Hide($"{name}: {value}"), spaces: false)}\n");
                if (answer.Body.Length > 0)
                    text.Append('\n').Append(Shown(answer.Body.Bytes, answer.Body.Length, longest, secrets)).Append('\n');
                break;
            case NoAnswer none:
                text.Append(CultureInfo.InvariantCulture, $"no answer: {VisibleText.Of(secrets.Hide(none.Detail), spaces: false)}\n");
                break;
        }

        return text.ToString();
    }

    // Masked before it is cut: the beginning of a secret would not be known for one.
    private static string Shown(byte[] bytes, long length, int longest, Secrets secrets)
    {
        var shown = secrets.Hide(Encoding.UTF8.GetString(bytes));
        return length > longest ? $"{shown[..Math.Min(shown.Length, longest)]}\n… {length} bytes in all" : shown;
    }
}
