using System.Runtime.InteropServices;
using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Keeping;

/// <summary>A model as bytes: weights as whole numbers of 8 bits with a scale for each row. Word vectors lie beside it, not in it.</summary>
public static class ModelFile
{
    private const int Format = 0x4C434143;

    /// <exception cref="InvalidDataException">The stream holds no model, or one of another format.</exception>
    public static TextModel Load(Stream stream, WordVectors? vectors)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Format) throw new InvalidDataException("This is no model of this version.");
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        var several = reader.ReadBoolean();
        var calibration = new Calibration(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
        var terms = reader.ReadInt32();
        var hashes = new uint[terms];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        var weights = new float[terms];
        for (var i = 0; i < terms; i++) weights[i] = (float)reader.ReadHalf();
        var linear = ReadWeights(reader);
        var nets = new HiddenNet[reader.ReadInt32()];
        for (var i = 0; i < nets.Length; i++) nets[i] = new HiddenNet(ReadWeights(reader), ReadWeights(reader));
        return new TextModel(labels, several, new FeatureReader(new Vocabulary(hashes, weights), vectors), linear, nets, calibration);
    }

    internal static void Save(TextModel model, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write(model.Labels.Count);
        foreach (var label in model.Labels) writer.Write(label);
        writer.Write(model.Several);
        writer.Write(model.Calibration.LinearShare);
        writer.Write(model.Calibration.FirstPower);
        writer.Write(model.Calibration.NeededPower);
        var vocabulary = model.Reader.Vocabulary;
        writer.Write(vocabulary.Count);
        writer.Write(MemoryMarshal.AsBytes(vocabulary.Hashes.AsSpan()));
        foreach (var weight in vocabulary.Weights) writer.Write((Half)weight);
        Write(writer, model.Linear);
        writer.Write(model.Nets.Count);
        foreach (var net in model.Nets)
        {
            Write(writer, net.Inner);
            Write(writer, net.Outer);
        }
    }

    private static void Write(BinaryWriter writer, Weights weights)
    {
        writer.Write(weights.Terms);
        writer.Write(weights.Rows - weights.Terms - 1);
        writer.Write(weights.Outputs);
        for (var row = 0; row < weights.Rows; row++)
        {
            var values = weights.Row(row);
            var scale = (Half)(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<float>(values) is var most && most != 0 ? Math.Abs(most) / 127 : 1);
            writer.Write(scale);
            foreach (var value in values) writer.Write((sbyte)Math.Clamp(MathF.Round(value / (float)scale), -127, 127));
        }
    }

    private static Weights ReadWeights(BinaryReader reader)
    {
        var weights = new Weights(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var bytes = new sbyte[weights.Outputs];
        for (var row = 0; row < weights.Rows; row++)
        {
            var scale = (float)reader.ReadHalf();
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bytes.AsSpan()));
            var values = weights.Row(row);
            for (var i = 0; i < bytes.Length; i++) values[i] = bytes[i] * scale;
        }

        return weights;
    }
}
