using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>
/// The ring's keys in memory. Data Protection reads and writes its repository without waiting; the ring itself reads and
/// writes the store around it, so that no thread ever blocks on one.
/// </summary>
internal sealed class RingElements : IXmlRepository
{
    private readonly List<XElement> _elements;

    internal RingElements() => _elements = [];

    internal RingElements(byte[] written) => _elements = [.. XElement.Parse(Encoding.UTF8.GetString(written)).Elements()];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements];

    public void StoreElement(XElement element, string friendlyName) => _elements.Add(new XElement(element));

    internal byte[] Write() => Encoding.UTF8.GetBytes(new XElement("ring", _elements).ToString(SaveOptions.DisableFormatting));
}
