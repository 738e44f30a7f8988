using System.Text;
using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>Ways through YAML as it is written, where a wrong kind is somebody else's problem.</summary>
internal static class Written
{
    extension(SpecNode? node)
    {
        public IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> Entries => node is SpecMap map ? map.Entries : [];

        /// <summary>A list's items, or the one that stands there without a list.</summary>
        public IReadOnlyList<SpecNode> Items => node switch { null => [], SpecList list => list.Items, _ => [node] };

        /// <summary>A text, or a list's texts.</summary>
        public IEnumerable<SpecScalar> Texts => node.Items.OfType<SpecScalar>().Where(s => !s.IsNull);

        public SpecNode? At(string key) => node.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

        public SpecScalar? Key(string key) => node.Entries.FirstOrDefault(e => e.Key.Text == key).Key;

        /// <summary>Every text below, keys included, each with the key that it stands under.</summary>
        public IEnumerable<(string Key, SpecScalar Text)> AllTexts(string under = "")
        {
            if (node is SpecScalar { IsNull: false } scalar)
                yield return (under, scalar);
            foreach (var inner in node is SpecList list ? list.Items.SelectMany(i => i.AllTexts(under)) : [])
                yield return inner;
            foreach (var (key, value) in node.Entries)
            {
                yield return ("", key);
                foreach (var inner in value.AllTexts(key.Text))
                    yield return inner;
            }
        }

        /// <summary>The same text for nodes that mean the same, whatever their style and their places.</summary>
        public string Meaning => node is null ? "" : Append(new StringBuilder(), node).ToString();
    }

    private static StringBuilder Append(StringBuilder text, SpecNode node)
    {
        switch (node)
        {
            case SpecMap map:
                text.Append('{');
                foreach (var (key, value) in map.Entries)
                    Append(Append(text, key).Append(':'), value).Append(',');
                return text.Append('}');
            case SpecList list:
                text.Append('[');
                foreach (var item in list.Items)
                    Append(text, item).Append(',');
                return text.Append(']');
            case SpecScalar { IsNull: true }:
                return text.Append('~');
            default:
                var scalar = (SpecScalar)node; // there is no other kind
                return text.Append(scalar.Plain ? '=' : '"').Append(scalar.Text.Length).Append('.').Append(scalar.Text);
        }
    }
}
