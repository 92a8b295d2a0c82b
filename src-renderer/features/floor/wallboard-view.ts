export const wallboardPath = 'wallboard';
