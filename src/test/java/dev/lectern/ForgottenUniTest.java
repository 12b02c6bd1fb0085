package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A Uni that nobody subscribes to does nothing, silently: none may be dropped.
 *
 * <p>Read from the compiled classes: a call whose Uni is popped from the stack, and a lambda or
 * method reference that gives a Uni where nothing is taken, or where a value is: a Uni within a
 * Uni, of which only the outer one is ever subscribed to.
 */
class ForgottenUniTest {
    private static final Set<Type> LAZY =
            Set.of(Type.getType(Uni.class), Type.getType(Multi.class));

    private static final String MUTINY = "io/smallrye/mutiny/";
    private static final Set<String> TAKING_A_VALUE = Set.of("map", "transform", "replaceWith");

    @Test
    void no_uni_is_forgotten() throws Exception {
        List<String> forgotten = new ArrayList<>();
        try (Stream<Path> files = Files.walk(house())) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .forEach(file -> forgotten.addAll(forgottenIn(read(file))));
        }

        assertThat(forgotten).isEmpty();
    }

    @Test
    void a_dropped_result_and_a_swallowing_lambda_are_noticed() throws Exception {
        try (InputStream file =
                Forgetful.class.getResourceAsStream("ForgottenUniTest$Forgetful.class")) {
            assertThat(forgottenIn(parse(file.readAllBytes()))).hasSize(5);
        }
    }

    static class Forgetful {
        Uni<String> later() {
            return Uni.createFrom().item("later");
        }

        void drop() {
            later();
        }

        Consumer<String> swallow() {
            return word -> later();
        }

        Runnable refer() {
            return this::later;
        }

        Uni<Void> nest() {
            return later().map(word -> later()).replaceWithVoid();
        }

        Uni<?> supply() {
            return later().replaceWith(this::later);
        }
    }

    private static List<String> forgottenIn(ClassNode type) {
        List<String> found = new ArrayList<>();
        for (MethodNode method : type.methods) {
            int line = 0;
            for (AbstractInsnNode step : method.instructions) {
                if (step instanceof LineNumberNode number) {
                    line = number.line;
                }
                if (drops(step) || swallows(step) || nests(step)) {
                    found.add(type.name.replace('/', '.') + ":" + line);
                }
            }
        }
        return found;
    }

    private static boolean drops(AbstractInsnNode step) {
        if (!(step instanceof MethodInsnNode call) || !isLazy(call.desc)) {
            return false;
        }
        AbstractInsnNode next = after(step);
        return next != null && next.getOpcode() == Opcodes.POP;
    }

    private static @Nullable AbstractInsnNode after(AbstractInsnNode step) {
        AbstractInsnNode next = step.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    private static boolean swallows(AbstractInsnNode step) {
        return step instanceof InvokeDynamicInsnNode lambda
                && lambda.bsmArgs.length == 3
                && lambda.bsmArgs[0] instanceof Type taken
                && lambda.bsmArgs[1] instanceof Handle given
                && taken.getSort() == Type.METHOD
                && taken.getReturnType().equals(Type.VOID_TYPE)
                && isLazy(given.getDesc());
    }

    private static boolean nests(AbstractInsnNode step) {
        return step instanceof InvokeDynamicInsnNode lambda
                && lambda.bsmArgs.length == 3
                && lambda.bsmArgs[2] instanceof Type given
                && isLazy(given.getDescriptor())
                && after(step) instanceof MethodInsnNode call
                && call.owner.startsWith(MUTINY)
                && TAKING_A_VALUE.contains(call.name);
    }

    private static boolean isLazy(String descriptor) {
        return LAZY.contains(Type.getReturnType(descriptor));
    }

    private static Path house() throws URISyntaxException {
        return Path.of(Lectern.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ClassNode read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassNode parse(byte[] bytes) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, 0);
        return type;
    }
}
